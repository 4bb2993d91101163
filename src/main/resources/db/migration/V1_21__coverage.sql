create table coverage (
    id           text primary key,
    year         integer not null references cycle (year),
    outlet       text    not null,
    plan         text    not null,
    planned_at   timestamptz,
    planned_by   text,
    closing_note text    not null,
    closed_at    timestamptz,
    closed_by    text,
    version      integer not null
);
create index on coverage (year);
comment on table coverage is 'An outlet''s year; its id (2026-newspaper-25) is the business key of its process.';

create table coverage_piece (
    id           bigint generated always as identity primary key,
    coverage_id  text        not null references coverage (id),
    year         integer     not null,
    kind         text        not null,
    unit_code    text        not null,
    published_on date        not null,
    title        text        not null,
    link         text        not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null
);
create index on coverage_piece (coverage_id);
create index on coverage_piece (year);
comment on table coverage_piece is 'What an outlet has published about a unit: COMMEND, CRITICISE or EXPERIENCE.';
