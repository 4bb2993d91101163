-- owner: notification
create table reminder_run (
    day           date primary key,
    covers_until  date        not null,
    began_at      timestamptz not null,
    nobody_there  text        not null
);
comment on table reminder_run is
    'The morning of a working day on which people were reminded of their deadlines; it speaks for the days off up to covers_until too.';
comment on column reminder_run.nobody_there is 'Groups that should have been reminded and have no member, with commas between them.';

create table deadline_check (
    day            date not null references reminder_run (day),
    deadline       date not null,
    looked_at_from date not null,
    recipients     text not null,
    primary key (day, deadline, looked_at_from)
);
comment on table deadline_check is
    'What the decision table reminder-policy was asked in a run, and whom it named (HOLDER, CHAIR, LEVEL_ABOVE).';

create table notice (
    id          uuid primary key,
    recipient   text        not null,
    day         date        not null,
    subject     text        not null,
    composed_at timestamptz not null,
    read_at     timestamptz,
    unique (recipient, day)
);
comment on table notice is 'What a person is told on one day: all their deadlines of that day together.';

create table notice_item (
    notice_id            uuid    not null references notice (id),
    position             integer not null,
    task_id              text,
    title                text    not null,
    unit_name            text    not null,
    year                 integer not null,
    due                  date    not null,
    days_left            integer not null,
    working_days_overdue integer not null,
    capacity             text    not null,
    primary key (notice_id, position)
);
comment on table notice_item is 'One deadline of a notice; without a task where the window has not opened yet.';

create table delivery (
    id              bigint generated always as identity primary key,
    notice_id       uuid    not null references notice (id),
    channel         text    not null,
    address         text,
    message_id      text,
    status          text    not null,
    not_before      timestamptz,
    attempts        integer not null default 0,
    refusals        integer not null default 0,
    last_attempt_at timestamptz,
    detail          text,
    unique (notice_id, channel)
);
create index on delivery (id) where status = 'PENDING';
comment on table delivery is 'How a notice reached its person, or why it did not: by channel, with time and outcome.';
comment on column delivery.not_before is 'When a pending mail may be tried next.';
comment on column delivery.refusals is 'How often the mail server refused this mail; too often, and it is given up.';
