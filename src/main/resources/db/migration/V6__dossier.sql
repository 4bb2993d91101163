create table dossier (
    id                    text primary key,
    year                  integer     not null references cycle (year),
    commune_code          text        not null,
    district_code         text        not null,
    opened_at             timestamptz not null,
    status                text        not null,
    target                text,
    commitment            text,
    registered_at         timestamptz,
    registered_by         text,
    registered_in_time    boolean     not null,
    handed_in_at          timestamptz,
    classification        text,
    classified_at         timestamptz,
    classified_by         text,
    recognised_at         timestamptz,
    excellence_requested  boolean     not null,
    request_number        text,
    request_date          date,
    requested_at          timestamptz,
    excellence_decided_at timestamptz,
    closed_at             timestamptz,
    version               integer     not null,
    unique (year, commune_code),
    check (excellence_decided_at is null or recognised_at is not null)
);
create index on dossier (year, district_code, commune_code);
create index on dossier (year, status);
comment on table dossier is 'One commune''s case file for one year; its id is the business key of its processes.';

create table score (
    dossier_id  text          not null references dossier (id),
    side        text          not null check (side in ('SELF', 'APPRAISED')),
    indicator   text          not null,
    measurement text          not null,
    points      numeric(6, 2) not null,
    note        text          not null,
    entered_by  text          not null,
    entered_at  timestamptz   not null,
    primary key (dossier_id, side, indicator)
);
comment on table score is 'Measured value and computed points of one indicator: the commune''s own and the appraised.';
