create table moved_clock (
    only_row  boolean primary key default true check (only_row),
    offset_ms bigint not null
);
comment on table moved_clock is 'How far the clock of a demo or rehearsal is from the system''s time; empty in real operation.';

create table draft (
    task_id  text        primary key,
    content  text        not null,
    saved_at timestamptz not null,
    saved_by text        not null
);
comment on table draft is 'What a person has entered in the form of an open task and not sent yet; deleted with the task.';
