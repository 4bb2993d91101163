-- By what authority a paper was signed, and who signed it, as the paper says it.
alter table paper
    add column signer_name     text,
    add column signer_capacity text,
    add column signer_title    text;
comment on column paper.signer_name is 'The full name of the signer on the day of issue.';
comment on column paper.signer_capacity is 'CHAIR, or the capacity of a deputy: KT, TL, TUQ.';

create table paper_pdf (
    paper_id bigint primary key references paper (id),
    content  bytea  not null
);
comment on table paper_pdf is 'The PDF of an issued paper, from the first time that somebody asked for it. Everybody gets these bytes, so that signatures over them can be checked.';

create trigger append_only before update or delete or truncate on paper_pdf
    for each statement execute function refuse_to_change_history();
