create table deadline_change (
    id         bigint generated always as identity primary key,
    year       integer     not null references cycle (year),
    milestone  text        not null,
    unit_code  text,
    due        date        not null,
    reason     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index on deadline_change (year, milestone);
comment on table deadline_change is
    'Deadlines that the province has moved: for one unit and all below it, or for everybody (unit_code is null). The last decision that covers a unit holds for it.';
