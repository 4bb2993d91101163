-- owner: duty
-- The application reads the duties of a changed unit again in the transaction of the change, so nothing marks units here any more.
drop function duty_stale() cascade;
drop function duty_stale_reappraisal() cascade;
drop function duty_stale_deadline() cascade;
drop function duty_stale_year() cascade;
drop function duty_stale_calendar() cascade;
drop table duty_stale, duty_fresh;

truncate duty;
alter table duty drop column id;
alter table duty add column source text not null;
comment on column duty.source is 'Which package told the duty: its class without the word Duties.';
drop index duty_year_unit_code_idx;
alter table duty add primary key (year, unit_code, code);

create table duty_unit (
    year      integer not null references cycle (year),
    unit_code text    not null,
    as_of     text,
    primary key (year, unit_code)
);
comment on table duty_unit is 'Units whose duties somebody has read.';
comment on column duty_unit.as_of is
    'Version of the application, day and edition of the units as of which all duties of the unit are in the table duty; null as long as they are not.';
