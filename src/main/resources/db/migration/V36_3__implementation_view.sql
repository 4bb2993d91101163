-- owner: implementation
create view assigned_commune as
select dossier_id, assigned_at from assignment;
comment on view assigned_commune is 'Published: the communes whose chair has assigned the year''s work.';

create view open_difficulty as
select id, dossier_id from difficulty where solved_at is null;
comment on view open_difficulty is 'Published: difficulties that a commune has raised and that are not solved.';

create view difficulty_message as
select dossier_id, raised_at as said_at, 'Khó khăn' as kind, content, raised_by as said_by from difficulty
union all
select d.dossier_id, a.answered_at, 'Trả lời khó khăn', a.answer, a.answered_by
from difficulty_answer a join difficulty d on d.id = a.difficulty_id;
comment on view difficulty_message is 'Published: what communes wrote of their difficulties, and what they were answered.';
