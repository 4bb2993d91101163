create table explanation_round (
    id            text primary key,
    year          integer     not null references cycle (year),
    district_code text        not null,
    opened_at     timestamptz not null,
    closed_at     timestamptz,
    version       integer     not null,
    unique (year, district_code)
);
comment on table explanation_round is 'A district asks its communes to explain the points that its agencies have lowered.';

create table explanation (
    dossier_id     text          not null references dossier (id),
    indicator      text          not null,
    round_id       text          not null references explanation_round (id),
    agency         text          not null,
    claimed_points numeric(6, 2) not null,
    lowered_points numeric(6, 2) not null,
    content        text,
    explained_by   text,
    explained_at   timestamptz,
    answer         text,
    answered_by    text,
    answered_at    timestamptz,
    version        integer       not null,
    primary key (dossier_id, indicator),
    check (lowered_points < claimed_points),
    check (answer is null or content is not null)
);
create index on explanation (round_id);
comment on table explanation is 'An indicator with lowered points: what the commune says about it (null: it accepts), and the agency''s answer.';
