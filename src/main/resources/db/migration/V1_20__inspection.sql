create table inspection (
    id            text primary key,
    year          integer     not null references cycle (year),
    department    text        not null,
    coordination  text        not null,
    planned_at    timestamptz,
    planned_by    text,
    assessment    text        not null,
    proposals     text        not null,
    figures       text        not null,
    summarised_at timestamptz,
    summarised_by text,
    return_reason text        not null,
    returned_at   timestamptz,
    received_at   timestamptz,
    received_by   text,
    version       integer     not null
);
create index on inspection (year);
comment on table inspection is 'What a department owes the province in a year; its id (2026-audit-25) is the business key of its process.';

create table inspection_visit (
    id            bigint generated always as identity primary key,
    inspection_id text not null references inspection (id),
    unit_code     text not null,
    planned_on    date not null,
    subject       text not null,
    held_on       date,
    result        text,
    recorded_at   timestamptz,
    recorded_by   text
);
create index on inspection_visit (inspection_id);
comment on table inspection_visit is 'A planned visit. If it is recorded without held_on, it was not held, and result says why.';

create table finding (
    id            text primary key,
    visit_id      bigint  not null references inspection_visit (id),
    inspection_id text    not null references inspection (id),
    year          integer not null,
    unit_code     text    not null,
    content       text    not null,
    made_at       timestamptz not null,
    remedy_by     date    not null,
    remedy        text    not null,
    remedied_at   timestamptz,
    remedied_by   text,
    return_reason text    not null,
    returned_at   timestamptz,
    confirmed_at  timestamptz,
    confirmed_by  text,
    version       integer not null
);
create index on finding (visit_id);
create index on finding (inspection_id);
create index on finding (year);
comment on table finding is 'What a visit found wrong, until the department confirms that it is remedied; its id (2026-F17.1-08230) is the business key of its process.';

create table finding_urging (
    id          bigint generated always as identity primary key,
    finding_id  text        not null references finding (id),
    action      text        not null,
    promised_on date,
    urged_by    text        not null,
    urged_at    timestamptz not null
);
create index on finding_urging (finding_id);
comment on table finding_urging is 'What a department did about a unit that had not remedied a finding in time.';
