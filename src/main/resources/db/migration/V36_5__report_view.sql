-- owner: report
create view report_state as
select year, half, district_code, submitted_at, received_at, returned_at from report;
comment on view report_state is 'Published: how far each district''s reports are.';
