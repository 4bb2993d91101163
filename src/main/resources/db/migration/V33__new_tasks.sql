alter table deadline_check add column new_task_days integer not null default -1;
alter table deadline_check drop constraint deadline_check_pkey;
alter table deadline_check add primary key (day, deadline, looked_at_from, new_task_days);
comment on column deadline_check.new_task_days is
    'For tasks that appeared since the run before: how many calendar days they were given; -1 for all others.';
