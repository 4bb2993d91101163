create table failed_sign_in (
    account text        not null,
    address text        not null,
    tries   integer     not null,
    last_at timestamptz not null,
    seen_at timestamptz,
    primary key (account, address)
);
create index on failed_sign_in (last_at);
comment on table failed_sign_in is
    'Wrong passwords that an address has sent for an account. A few that a right one follows are deleted, all others after 90 days.';
comment on column failed_sign_in.tries is 'How many, since the owner has last seen them.';
comment on column failed_sign_in.seen_at is 'When the owner of the account was told and has confirmed it; null before.';

create table first_password (
    account text        primary key,
    set_by  text        not null,
    set_at  timestamptz not null
);
comment on table first_password is 'Accounts whose password an administrator has set: their owner changes it before anything else.';
