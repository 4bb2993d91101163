create table recognition (
    dossier_id   text primary key references dossier (id),
    agreed       boolean     not null,
    opinion      text        not null,
    appraised_by text        not null,
    appraised_at timestamptz not null,
    granted      boolean,
    reason       text,
    decided_by   text,
    decided_at   timestamptz,
    announced_at timestamptz,
    version      integer     not null,
    round        integer     not null default 0
);
comment on table recognition is 'What home affairs said about a request for excellence and what the province''s chair decided.';
comment on column recognition.round is 'How often the dossier had been reopened when this request was made.';
