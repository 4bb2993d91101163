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
    reopenings            integer     not null default 0,
    in_charge             text,
    in_charge_since       timestamptz,
    in_charge_named_by    text,
    unique (year, commune_code),
    check (excellence_decided_at is null or recognised_at is not null)
);
create index on dossier (year, district_code, commune_code);
create index on dossier (year, status);
comment on table dossier is 'One commune''s case file for one year; its id is the business key of its processes.';
comment on column dossier.reopenings is 'How often a decision on this dossier was withdrawn, so that it must be decided again.';
comment on column dossier.in_charge is 'Account of the district''s officer who follows this commune; null if none is named.';

create table score (
    dossier_id  text          not null references dossier (id),
    side        text          not null check (side in ('SELF', 'APPRAISED')),
    indicator   text          not null,
    measurement text          not null,
    points      numeric(6, 2) not null,
    note        text          not null,
    entered_by  text          not null,
    entered_at  timestamptz   not null,
    estimate    boolean       not null default false,
    primary key (dossier_id, side, indicator)
);
comment on table score is 'Measured value and computed points of one indicator: the commune''s own and the appraised.';
comment on column score.estimate is 'The value is an estimate («ước»). The final value must replace it before the year closes.';

create table evidence (
    id          uuid primary key,
    dossier_id  text        not null references dossier (id),
    indicator   text        not null,
    name        text        not null,
    kind        text        not null,
    size        bigint      not null,
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    removed_by  text,
    removed_at  timestamptz
);
create index on evidence (dossier_id, indicator);
comment on table evidence is 'A file that proves the value of an indicator. A removed file keeps its row and loses its content.';

create table evidence_chunk (
    evidence_id uuid    not null references evidence (id),
    position    integer not null,
    content     bytea   not null,
    primary key (evidence_id, position)
);
-- «storage external» inside «create table» needs PostgreSQL 16; we support 15.
alter table evidence_chunk alter column content set storage external;
comment on table evidence_chunk is 'The content of a file in pieces, so that neither the server nor the database holds a whole file in memory.';

create view dossier_state as
select id, year, commune_code, district_code, status, registered_at, registered_in_time, handed_in_at, classification,
       classified_at, recognised_at, excellence_requested, excellence_decided_at, request_number, in_charge
from dossier;
comment on view dossier_state is 'Published: how far each commune is in each year.';
