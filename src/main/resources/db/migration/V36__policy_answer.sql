-- owner: notification
alter table reminder_run add column policy text not null default '';
alter table reminder_run alter column policy drop default;
comment on column reminder_run.policy is 'The version of the decision table reminder-policy that held in this run: the id of its definition.';

drop table deadline_check;
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
comment on column policy_answer.days_left is 'Calendar days; -1 when it has passed, however long ago.';
comment on column policy_answer.new_task_days is
    'For tasks that appeared since the run before: how many calendar days they were given; -1 for all others.';
comment on column policy_answer.asked_on is 'The run in which it was asked.';
