create table paper_register (
    body_code   text    not null,
    symbol      text    not null,
    year        integer not null,
    last_number integer not null check (last_number > 0),
    primary key (body_code, symbol, year)
);
comment on table paper_register is 'The last number that a body has given to a paper of this symbol in a year (Decree 30/2020/NĐ-CP); the next one locks the row.';

create table paper (
    id          bigint generated always as identity primary key,
    type        text        not null,
    subject_key text        not null,
    edition     integer     not null check (edition > 0),
    body_code   text        not null,
    symbol      text        not null,
    year        integer     not null,
    number      integer     not null check (number > 0),
    issued_on   date        not null,
    issued_at   timestamptz not null,
    issued_by   text        not null,
    docx        bytea       not null,
    unique (type, subject_key, edition),
    unique (body_code, symbol, year, number),
    foreign key (body_code, symbol, year) references paper_register (body_code, symbol, year)
);
create index on paper (subject_key);
comment on table paper is 'Official papers as they were issued; they never change.';
comment on column paper.year is 'Of issued_on: numbers begin anew each January, whatever year the paper is about.';
comment on column paper.edition is 'How often a paper of this type was issued about this subject.';
