create table paper_pdf (
    paper_id bigint primary key references paper (id),
    content  bytea  not null
);
comment on table paper_pdf is 'The PDF of an issued paper, from the first time that somebody asked for it. Everybody gets these bytes, so that signatures over them can be checked.';

create trigger append_only before update or delete or truncate on paper_pdf
    for each statement execute function refuse_to_change_history();
