create table recheck (
    id            text primary key,
    year          integer     not null references cycle (year),
    province_code text        not null,
    opened_at     timestamptz not null,
    nothing_at    timestamptz,
    seed          bigint,
    share         integer check (share between 1 and 100),
    drawn_at      timestamptz,
    drawn_by      text,
    version       integer     not null,
    unique (year, province_code),
    check ((drawn_at is null) = (seed is null)),
    check ((drawn_at is null) = (share is null))
);
comment on table recheck is 'A province''s random re-check of a year: from seed, share and frame the same sample can be drawn again.';
comment on column recheck.nothing_at is 'When it was noted that no commune was recognised, so that there was nothing to check.';
comment on column recheck.share is 'Per cent of the recognised communes.';

create table recheck_frame (
    recheck_id    text not null references recheck (id),
    commune_code  text not null,
    district_code text not null,
    primary key (recheck_id, commune_code)
);
comment on table recheck_frame is 'The recognised communes from which the sample was drawn, as they were at that moment.';

create table rechecked_commune (
    dossier_id   text primary key references dossier (id),
    recheck_id   text    not null references recheck (id),
    conclusion   text,
    reason       text    not null,
    concluded_at timestamptz,
    concluded_by text,
    version      integer not null
);
create index on rechecked_commune (recheck_id);
comment on table rechecked_commune is 'A commune of the sample and the result of its re-check.';

create table recheck_remark (
    dossier_id text not null references rechecked_commune (dossier_id),
    indicator  text not null,
    finding    text not null,
    primary key (dossier_id, indicator)
);
comment on table recheck_remark is 'An indicator that was checked again, and the deviation that was found; empty if there is none.';
