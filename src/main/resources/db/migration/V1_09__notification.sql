create table reminder_run (
    day                   date primary key,
    covers_until          date        not null,
    began_at              timestamptz not null,
    groups_without_member text        not null,
    policy                text        not null
);
comment on table reminder_run is
    'The morning of a working day on which people were reminded of their deadlines; it also covers the days off up to covers_until.';
comment on column reminder_run.groups_without_member is 'Groups that should have been reminded and have no member, separated by commas.';
comment on column reminder_run.policy is 'The version of the decision table reminder-policy that was used in this run: the id of its definition.';

create table policy_answer (
    policy               text    not null,
    days_left            integer not null,
    working_days_overdue integer not null,
    new_task_days        integer not null,
    asked_on             date    not null references reminder_run (day),
    recipients           text    not null,
    primary key (policy, days_left, working_days_overdue, new_task_days)
);
create index policy_answer_asked_on on policy_answer (asked_on);
comment on table policy_answer is
    'Whom each version of the decision table reminder-policy names in a case (HOLDER, CHAIR, LEVEL_ABOVE). It is asked once about each case.';
comment on column policy_answer.days_left is 'Calendar days; -1 if the deadline has passed, however long ago.';
comment on column policy_answer.new_task_days is
    'For tasks that appeared since the run before: how many calendar days they were given; -1 for all others.';
comment on column policy_answer.asked_on is 'The run in which it was asked.';

create table notice (
    id          uuid primary key,
    recipient   text        not null,
    day         date        not null,
    subject     text        not null,
    composed_at timestamptz not null,
    read_at     timestamptz,
    sender      text
);
create unique index on notice (recipient, day) where sender is null;
create index on notice (recipient, day desc);
comment on table notice is 'What a person is told: in the morning all their deadlines of that day together, or a message from an official.';
comment on column notice.sender is 'The name of the official who urges or tells something with this notice; null for the notice of a morning.';

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
    recipient_role       text    not null,
    primary key (notice_id, position)
);
comment on table notice_item is 'One deadline of a notice; it has no task if the window is not open yet.';

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
comment on column delivery.not_before is 'The earliest time of the next attempt to send a pending mail.';
comment on column delivery.refusals is 'How often the mail server refused this mail. After too many refusals it is not sent again.';

create table notice_setting (
    account    text primary key,
    morning    text        not null,
    urgent     text        not null,
    changed_at timestamptz not null
);
comment on table notice_setting is
    'Which notices a person wants as a mail, and when. A person without a row gets all of them, urgent ones at once. The inbox always has them all.';
comment on column notice_setting.morning is 'EVERY_DAY: a mail on every morning with a notice; PRESSING: only if something is overdue or due within three days.';
comment on column notice_setting.urgent is 'AT_ONCE: a mail at once when an official urges; IN_THE_MORNING: together with those of the next working morning.';
