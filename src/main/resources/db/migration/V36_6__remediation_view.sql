-- owner: remediation
create view measure_state as
select id, dossier_id, weakness, action, agency, due, result, remedied from remediation_measure;
comment on view measure_state is 'Published: what is done about each weakness of a weak commune.';
