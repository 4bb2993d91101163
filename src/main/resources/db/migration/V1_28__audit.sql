create table audit_entry (
    id            bigint generated always as identity primary key,
    chain         text collate "C" not null,
    number        integer          not null check (number > 0),
    at            timestamptz      not null,
    who           text             not null,
    who_name      text             not null,
    address       text             not null,
    kind          text             not null,
    subject       text             not null,
    content       text             not null,
    result        text             not null,
    previous_hash text             not null,
    hash          text             not null,
    unique (chain, number)
);
create index on audit_entry (at);
create index on audit_entry (who, id);
create index on audit_entry (kind, id);
comment on table audit_entry is
    'Who did what with the system: log-ins, accounts and rights, exports, files that were read, models, signed papers. Rows are added and never changed; each holds the hash of the one before it in its chain.';
comment on column audit_entry.chain is 'audit.<account>: each account has a chain of its own, so that people do not wait for each other. Its end stands in history_head.';
comment on column audit_entry.number is '1, 2, 3 … within the chain, without a gap.';
comment on column audit_entry.who is 'The account; system for the application itself; empty for a log-in with a name that no account has.';
comment on column audit_entry.who_name is 'What the person was called at that time.';
comment on column audit_entry.address is 'The network address of the request; empty if there was none.';
comment on column audit_entry.subject is 'The key or id of what it is about; empty if nothing.';
comment on column audit_entry.content is 'A short Vietnamese text. Never a password or the content of a file.';
comment on column audit_entry.hash is 'SHA-256 over all other fields except the id, hexadecimal.';

create trigger append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_to_change_history();
