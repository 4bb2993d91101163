create table paper_register (
    body_code   text    not null,
    symbol      text    not null,
    year        integer not null,
    last_number integer not null check (last_number > 0),
    primary key (body_code, symbol, year)
);
comment on table paper_register is 'The last number that a body has given to a paper of this symbol in a year (Decree 30/2020/NĐ-CP). The transaction that takes the next number locks the row.';

create table paper (
    id               bigint generated always as identity primary key,
    type             text        not null,
    subject_key      text        not null,
    edition          integer     not null check (edition > 0),
    body_code        text        not null,
    symbol           text        not null,
    year             integer     not null,
    number           integer     not null check (number > 0),
    issued_on        date        not null,
    issued_at        timestamptz not null,
    issued_by        text        not null,
    docx             bytea       not null,
    template_version integer,
    template_sha256  text,
    unique (type, subject_key, edition),
    unique (body_code, symbol, year, number),
    foreign key (body_code, symbol, year) references paper_register (body_code, symbol, year)
);
create index on paper (subject_key);
comment on table paper is 'Official papers as they were issued; they never change.';
comment on column paper.year is 'The year of issued_on. Numbers start at 1 again each January, whatever year the paper is about.';
comment on column paper.edition is 'How often a paper of this type was issued about this subject.';
comment on column paper.template_version is 'The office_template with which it was made, 0 for the built-in one; null if it was not recorded.';

create table office_template (
    id          bigint generated always as identity primary key,
    type        text        not null,
    version     integer     not null check (version > 0),
    file_name   text        not null,
    docx        bytea,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    unique (type, version)
);
comment on table office_template is 'The Word templates that the office uses instead of the built-in ones; they are never changed or removed.';
comment on column office_template.docx is 'Null if the office went back to the built-in template.';

create table legal_ground (
    id          bigint generated always as identity primary key,
    text        text not null,
    valid_from  date,
    valid_until date,
    check (valid_from is null or valid_until is null or valid_from <= valid_until)
);
comment on table legal_ground is 'What decisions are based on. A decision names those that are valid on the day of issue, in the order of their ids.';
comment on column legal_ground.text is 'Without «Căn cứ» before it and without the semicolon after it.';
comment on column legal_ground.valid_until is 'The last day; null if no end is known.';

insert into legal_ground (text, valid_from, valid_until) values
    ('Luật Tổ chức chính quyền địa phương', null, null),
    ('Nghị quyết số 09/NQ của Hội đồng nhân dân tỉnh về xây dựng chính quyền cơ sở trong sạch, vững mạnh', null, null),
    ('Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh về việc thực hiện Nghị quyết số 09/NQ của Hội đồng nhân dân tỉnh', null, null),
    ('Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn ngày 20 tháng 4 năm 2007', '2007-07-01', '2023-06-30'),
    ('Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022', '2023-07-01', null);
