create table assignment (
    dossier_id  text primary key references dossier (id),
    assigned_by text        not null,
    assigned_at timestamptz not null,
    version     integer     not null
);
comment on table assignment is 'The chair of a commune has assigned every standard and indicator of the year.';

create table assignment_part (
    dossier_id text not null references assignment (dossier_id),
    subject    text not null,
    person     text not null,
    position   text not null,
    primary key (dossier_id, subject)
);
comment on table assignment_part is 'Who answers for which standard (TC1) or indicator (1.1).';

create table democracy_item (
    id         bigint generated always as identity primary key,
    dossier_id text not null references dossier (id),
    code       text not null,
    content    text not null,
    planned_on date not null,
    done_on    date,
    unique (dossier_id, code)
);
comment on table democracy_item is 'Tasks of grassroots democracy: planned with the assignment, marked as done in a briefing.';

create table briefing (
    id           bigint generated always as identity primary key,
    dossier_id   text        not null references dossier (id),
    month        integer     not null,
    held_on      date        not null,
    difficulties text        not null,
    in_time      boolean     not null,
    recorded_by  text        not null,
    recorded_at  timestamptz not null,
    unique (dossier_id, month)
);
comment on table briefing is 'The monthly briefings that were held.';

create table briefing_report (
    briefing_id bigint  not null references briefing (id),
    person      text    not null,
    position    text    not null,
    reported    boolean not null,
    line        text    not null,
    primary key (briefing_id, person, position)
);
comment on table briefing_report is 'What each assigned person reported at a briefing.';

create table party_report (
    id           bigint generated always as identity primary key,
    dossier_id   text        not null references dossier (id),
    quarter      integer     not null,
    results      text        not null,
    difficulties text        not null,
    in_time      boolean     not null,
    reported_by  text        not null,
    reported_at  timestamptz not null,
    unique (dossier_id, quarter)
);
comment on table party_report is 'The chair''s quarterly reports to the Party committee; without difficulties the text is empty.';

create table interim_review (
    dossier_id  text primary key references dossier (id),
    strengths   text        not null,
    weaknesses  text        not null,
    forecast    text        not null,
    in_time     boolean     not null,
    reviewed_by text        not null,
    reviewed_at timestamptz not null,
    version     integer     not null
);
comment on table interim_review is 'The commune''s review of its first half year.';

create table missed_duty (
    id         bigint generated always as identity primary key,
    dossier_id text        not null references dossier (id),
    duty       text        not null,
    period     integer     not null,
    missed_at  timestamptz not null,
    unique (dossier_id, duty, period)
);
comment on table missed_duty is 'What a commune owed and had not done when its self-review opened; period is the month or quarter, else 0.';

create table difficulty (
    id          bigint generated always as identity primary key,
    dossier_id  text        not null references dossier (id),
    source      text        not null,
    content     text        not null,
    raised_by   text        not null,
    raised_at   timestamptz not null,
    answered_at timestamptz,
    solved_at   timestamptz
);
create index on difficulty (dossier_id);
comment on table difficulty is 'Difficulties that a commune has raised with its district.';

create table difficulty_answer (
    difficulty_id bigint      not null references difficulty (id),
    number        integer     not null,
    answer        text        not null,
    answered_by   text        not null,
    answered_at   timestamptz not null,
    missing       text,
    judged_by     text,
    judged_at     timestamptz,
    primary key (difficulty_id, number)
);
comment on table difficulty_answer is 'What the district answered, and what the commune then still missed; the text is empty if nothing was missing.';

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
