create table self_review (
    dossier_id    text primary key references dossier (id),
    scored_by     text        not null,
    scored_at     timestamptz not null,
    party_opinion text,
    opined_by     text,
    opined_at     timestamptz,
    return_reason text,
    signed_by     text,
    signed_at     timestamptz,
    version       integer     not null
);
comment on table self_review is 'How a commune''s self-review was made: who scored it, what the Party committee said, and whether the chair returned or signed it.';
