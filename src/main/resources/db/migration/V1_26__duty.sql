-- What every unit owes, as the records say. The pages of duties are read from here, row by row.
create table duty (
    year          integer     not null references cycle (year),
    unit_code     text        not null,
    district_code text,
    province_code text        not null,
    code          text        not null,
    clause        text        not null,
    title         text        not null,
    group_id      text        not null,
    opens         timestamptz not null,
    due           timestamptz not null,
    done_at       timestamptz,
    source        text        not null,
    primary key (year, unit_code, code)
);
create index on duty (year, district_code);
create index on duty (year, province_code, due) where done_at is null;
-- To count the duties of a province the index above does not help: among the 318,000 duties of a country all were read.
create index on duty (year, province_code);
comment on column duty.district_code is 'The district that the unit is or lies in; null for a province.';
comment on column duty.source is 'Which package reported the duty: its class without the word Duties.';

create table duty_unit (
    year      integer not null references cycle (year),
    unit_code text    not null,
    as_of     text,
    primary key (year, unit_code)
);
comment on table duty_unit is 'Units whose duties have been read.';
comment on column duty_unit.as_of is
    'Version of the application, day and edition of the units as of which all duties of the unit are in the table duty; null if they are not.';

create table duty_urging (
    id         bigint generated always as identity primary key,
    year       integer     not null references cycle (year),
    unit_code  text        not null,
    duty       text        not null,
    clause     text        not null,
    title      text        not null,
    recipients text        not null,
    urged_by   text        not null,
    urged_at   timestamptz not null
);
create index on duty_urging (year, unit_code);
comment on table duty_urging is 'Who sent a notice to urge which unit to do which of the year''s duties.';
comment on column duty_urging.duty is 'Names the duty within its unit and year: registration, briefing-3.';

create view duty_message as
select year, unit_code, urged_at as said_at, title as content, urged_by as said_by from duty_urging;
comment on view duty_message is 'Published: by which notices a unit was urged to do a duty.';
