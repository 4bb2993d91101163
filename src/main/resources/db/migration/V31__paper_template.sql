-- owner: document
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
comment on table office_template is 'The Word templates that the office has put in place of the built-in ones; none is ever changed or removed.';
comment on column office_template.docx is 'Null where the office went back to the built-in template.';

alter table paper add column template_version integer;
alter table paper add column template_sha256 text;
comment on column paper.template_version is 'The office_template it was made with, 0 for the built-in one; null for papers from before this was kept.';
