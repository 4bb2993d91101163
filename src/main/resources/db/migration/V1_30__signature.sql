create table paper_signature (
    id          bigint generated always as identity primary key,
    paper_id    bigint      not null references paper (id),
    content     bytea       not null,
    size        bigint      not null check (size > 0),
    sha256      text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index on paper_signature (paper_id);
alter table paper_signature alter column content set storage external;
comment on table paper_signature is
    'Signed PDFs of papers, stored after their signatures were verified. They are never changed or removed; the newest one of a paper counts.';

create table paper_signer (
    signature_id bigint      not null references paper_signature (id),
    position     integer     not null check (position > 0),
    name         text        not null,
    organisation text        not null,
    issuer       text        not null,
    serial       text        not null,
    signed_at    timestamptz not null,
    timestamped  boolean     not null,
    primary key (signature_id, position)
);
comment on table paper_signer is 'Who signed a signed PDF, as their certificates say; the first signature first.';
comment on column paper_signer.serial is 'The serial number of the certificate, hexadecimal.';
comment on column paper_signer.timestamped is 'Whether a trusted time-stamp token says when it was signed; else only the clock of the signer''s computer does.';

create trigger append_only before update or delete or truncate on paper_signature
    for each statement execute function refuse_to_change_history();
create trigger append_only before update or delete or truncate on paper_signer
    for each statement execute function refuse_to_change_history();
