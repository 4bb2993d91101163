create table signing_authority (
    id        bigint generated always as identity primary key,
    unit_code text        not null,
    deputy    text        not null,
    title     text        not null,
    capacity  text        not null check (capacity in ('KT', 'TL', 'TUQ')),
    from_day  date        not null,
    until_day date        not null,
    basis     text        not null,
    named_by  text        not null,
    named_at  timestamptz not null,
    begun_at  timestamptz,
    ended_at  timestamptz,
    ended_by  text,
    check (until_day >= from_day),
    check (deputy <> named_by)
);
create index on signing_authority (unit_code, from_day);
create index on signing_authority (deputy);
comment on table signing_authority is 'The chair of a unit lets a deputy sign papers, from the morning of from_day until the evening of until_day (Decree 30/2020/NĐ-CP).';
comment on column signing_authority.title is 'The title of the deputy below «KT. CHỦ TỊCH», «TL. CHỦ TỊCH» or «TUQ. CHỦ TỊCH».';
comment on column signing_authority.basis is 'The document by which the chair divides the work or gives the mandate.';
comment on column signing_authority.ended_at is 'When it was over or the chair withdrew it; null before that.';

create table signing_authority_field (
    signing_authority_id bigint not null references signing_authority (id),
    field                text   not null,
    primary key (signing_authority_id, field)
);
comment on table signing_authority_field is 'The kinds of papers that the deputy may sign.';
