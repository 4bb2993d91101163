-- owner: programme
create view briefed_commune as
select dossier_id, briefed_on from commune_briefing;
comment on view briefed_commune is 'Published: the communes whose key officials were briefed on the resolution.';

create view emulation_target as
select year, district_code, target_number from programme where target_number is not null;
comment on view emulation_target is 'Published: the papers by which districts registered their emulation target.';
