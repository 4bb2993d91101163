create table history_entry (
    id            bigint generated always as identity primary key,
    subject       text collate "C" not null,
    number        integer          not null check (number > 0),
    what          text             not null,
    old_value     text,
    new_value     text,
    reason        text             not null,
    who           text             not null,
    at            timestamptz      not null,
    previous_hash text             not null,
    hash          text             not null,
    unique (subject, number)
);
comment on table history_entry is
    'Who changed which value from what to what, when and why. Entries are added and never changed; each holds the hash of the one before it.';
comment on column history_entry.subject is 'Whose value it is: 2026-08230 (a commune''s year), 2026-230 (a district''s), 2026 (everybody''s).';
comment on column history_entry.number is '1, 2, 3 … within the subject, without a gap.';
comment on column history_entry.old_value is 'Null if there was none.';
comment on column history_entry.hash is 'SHA-256 over all other fields except the id, hexadecimal.';

create table history_head (
    subject text collate "C" primary key,
    entries integer not null,
    hash    text    not null
);
comment on table history_head is
    'How many entries the history of each subject has and the hash of its last one. It shows if the last entries or a whole subject were removed.';

create function refuse_to_change_history() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op;
end
$$;
create trigger append_only before update or delete or truncate on history_entry
    for each statement execute function refuse_to_change_history();
create trigger no_way_back before delete or truncate on history_head
    for each statement execute function refuse_to_change_history();
create trigger only_onwards before update on history_head
    for each row when (new.subject <> old.subject or new.entries <= old.entries)
    execute function refuse_to_change_history();
