create table cycle (
    year                 integer primary key,
    criteria_set_id      text        not null,
    criteria_set_version integer     not null,
    opened_at            timestamptz not null,
    opened_by            text        not null,
    closed_at            timestamptz,
    closed_by            text,
    closing_note         text,
    version              integer     not null,
    foreign key (criteria_set_id, criteria_set_version) references criteria_set (id, version)
);
comment on table cycle is 'One year of the province and the criteria set that is valid for it.';

create table milestone_window (
    year      integer not null references cycle (year),
    milestone text    not null,
    opens     date    not null,
    due       date    not null,
    primary key (year, milestone),
    check (opens <= due)
);
comment on table milestone_window is 'First and last day of each window as the province decided them.';

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
    'Deadlines that the province has moved: for one unit and all below it, or for all units (unit_code is null). For a unit, the last decision that includes it is valid.';
