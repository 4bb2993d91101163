-- Criteria sets as they were imported, word for word. A year keeps the set with which it was opened.
create table criteria_set (
    id          text        not null,
    version     int         not null,
    body        text        not null,
    imported_at timestamptz not null default now(),
    imported_by text,
    primary key (id, version)
);
comment on column criteria_set.imported_by is 'Who imported the file; null for the set that the application brings with it.';
