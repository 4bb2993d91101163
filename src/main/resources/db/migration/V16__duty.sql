alter table assessment add column front_opined_at timestamptz;
comment on column assessment.front_opined_at is 'When the Fatherland Front opined; null as long as it has not.';
update assessment set front_opined_at = coalesce(decided_at, opened_at) where front_opinion is not null;

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
comment on table duty_urging is 'Who was urged by a notice, by whom, to do what of the year''s duties.';
comment on column duty_urging.duty is 'Names the duty within its unit and year: registration, briefing-3.';

alter table notice add column urged_by text;
comment on column notice.urged_by is 'Who urges with this notice, by name; null for the notice of a morning.';
alter table notice drop constraint notice_recipient_day_key;
create unique index on notice (recipient, day) where urged_by is null;
comment on table notice is 'What a person is told: on one morning all their deadlines of that day together, or by somebody who urges them.';
create index on notice (recipient, day desc);
