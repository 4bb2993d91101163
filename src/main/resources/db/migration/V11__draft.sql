-- owner: engine
create table draft (
    task_id  text        primary key,
    content  text        not null,
    saved_at timestamptz not null,
    saved_by text        not null
);
comment on table draft is 'What somebody has entered in the form of an open task and not yet sent; gone with the task.';
