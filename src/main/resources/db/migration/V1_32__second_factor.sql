-- owner: security

create table second_factor (
    account        text        primary key,
    secret         text        not null,
    last_step      bigint      not null,
    switched_on_at timestamptz not null
);
comment on table second_factor is 'Accounts that log in with a password and a code by time (RFC 6238).';
comment on column second_factor.secret is
    'What the owner''s phone also knows, in base 32. It is in plain text: the application must compute codes from it, and has no key that is kept elsewhere. Who reads this table still needs the password.';
comment on column second_factor.last_step is 'The 30 seconds (since 1970) of the last code that was accepted: no code of them or before is accepted again.';

create table recovery_code (
    account text not null references second_factor on delete cascade,
    digest  text not null,
    primary key (account, digest)
);
comment on table recovery_code is 'Codes of a second factor for those who have lost the phone. One that was used is deleted.';
comment on column recovery_code.digest is 'bcrypt, at its lowest cost: the codes are random, of 80 bits.';
