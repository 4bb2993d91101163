-- Criteria sets as they were imported, word for word: a year keeps the set that it opened with.
create table criteria_set (
    id          text        not null,
    version     int         not null,
    body        text        not null,
    imported_at timestamptz not null default now(),
    primary key (id, version)
);
