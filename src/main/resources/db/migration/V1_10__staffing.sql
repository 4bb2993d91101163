create table substitution (
    id         bigint generated always as identity primary key,
    account    text        not null,
    substitute text        not null,
    unit_code  text        not null,
    from_day   date        not null,
    until_day  date        not null,
    reason     text        not null,
    named_by   text        not null,
    named_at   timestamptz not null,
    begun_at   timestamptz,
    ended_at   timestamptz,
    ended_by   text,
    check (until_day >= from_day),
    check (account <> substitute)
);
create index on substitution (unit_code, from_day);
create index on substitution (account);
create index on substitution (substitute);
comment on table substitution is 'A person stands in for an absent colleague of the same unit, from the morning of from_day until the evening of until_day.';
comment on column substitution.ended_at is 'When the work went back to the colleague or the substitution was withdrawn; null before that.';

create table substitution_group (
    substitution_id bigint not null references substitution (id),
    group_id        text   not null,
    primary key (substitution_id, group_id)
);
comment on table substitution_group is 'The posts that the substitute holds only for this time; they are taken away when it ends.';
