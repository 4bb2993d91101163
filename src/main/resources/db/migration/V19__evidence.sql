-- owner: dossier
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
comment on table evidence is 'A file that proves the value of an indicator; a removed one keeps its row and loses its content.';

create table evidence_chunk (
    evidence_id uuid    not null references evidence (id),
    position    integer not null,
    content     bytea   not null,
    primary key (evidence_id, position)
);
alter table evidence_chunk alter column content set storage external;
comment on table evidence_chunk is 'The content of a file in pieces, so that neither server nor database ever holds a whole file in memory.';
