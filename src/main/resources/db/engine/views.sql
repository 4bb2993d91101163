-- owner: engine
-- What the process engine knows, as views that every package may read: the ACT_ tables stay inside the package engine.
-- Written at the start, when the engine has made its tables and this file has changed. A view shows columns that it is not asked for at no cost:
-- PostgreSQL leaves out outer joins over unique keys and subselects that nobody asks for.
-- Keys are cut open here and nowhere else: a business key and a group id end with their unit.

drop view if exists open_task, open_timer, open_process, task_candidate, person, post_holder, process_run, process_task, process_element,
    model_release, release_file, running_version, failed_job;

-- A task that waits. unit_code is that of the process's business key; unit_name and card_year stand on the task's card,
-- where the process says so. They are looked up row by row: most readers want a few tasks, and one page of them.
create view open_task as
select t.id_ as id, t.name_ as name, t.assignee_ as assignee, t.due_date_ as due, t.create_time_ as created,
       e.business_key_ as business_key,
       nullif(split_part(e.business_key_, '-', -1), e.business_key_) as unit_code,
       (select v.text_ from act_ru_variable v where v.var_scope_ = t.id_ and v.name_ = 'unitName') as unit_name,
       (select v.long_ from act_ru_variable v where v.var_scope_ = t.id_ and v.name_ = 'year') as card_year
from act_ru_task t left join act_ru_execution e on e.id_ = t.proc_inst_id_;

-- A timer that waits. unit_code is that of the process's business key.
create view open_timer as
select j.id_ as id, e.business_key_ as business_key,
       nullif(split_part(e.business_key_, '-', -1), e.business_key_) as unit_code
from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
where j.type_ = 'timer';

-- A process that runs. definition is the id of its diagram, whichever version; unit_code is that of the business key.
create view open_process as
select e.id_ as id, d.key_ as definition, e.business_key_ as business_key,
       nullif(split_part(e.business_key_, '-', -1), e.business_key_) as unit_code
from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
where e.id_ = e.proc_inst_id_;

-- The groups whose members may take an open task.
create view task_candidate as
select task_id_ as task_id, group_id_ as group_id
from act_ru_identitylink where type_ = 'candidate' and task_id_ is not null and group_id_ is not null;

-- Finds people of one name.
create index if not exists person_of_a_name on act_id_user (trim(coalesce(trim(first_), '') || ' ' || coalesce(trim(last_), '')));

-- Who has an account, and what they are called: the account itself where it has no name. own_name is the name alone, as it stands below a
-- signature; qualified_name adds post and account; name is what people read, and is qualified where another person of the same unit has the same name.
create view person as
select u.id_ as id, n.own_name, q.qualified_name,
       case when exists (
               select from act_id_user o
               join act_id_membership theirs on theirs.user_id_ = o.id_
               join act_id_membership own on own.user_id_ = u.id_
               where trim(coalesce(trim(o.first_), '') || ' ' || coalesce(trim(o.last_), '')) = n.own_name
                 and o.id_ <> u.id_ and split_part(theirs.group_id_, '-', -1) = split_part(own.group_id_, '-', -1))
            then q.qualified_name else n.own_name end as name,
       nullif(trim(u.email_), '') as mail
from act_id_user u
cross join lateral (
    select coalesce(nullif(trim(coalesce(trim(u.first_), '') || ' ' || coalesce(trim(u.last_), '')), ''), u.id_) as own_name) n
cross join lateral (
    select n.own_name || ' (' || coalesce((
        select regexp_replace(g.name_, ' – [^–]*$', '') || ', '
        from act_id_membership m join act_id_group g on g.id_ = m.group_id_
        where m.user_id_ = u.id_ and g.name_ is not null order by m.group_id_ limit 1), '') || u.id_ || ')' as qualified_name) q;

-- Who is in which group: a role in a unit.
create view post_holder as
select user_id_ as person_id, group_id_ as group_id, nullif(split_part(group_id_, '-', -1), group_id_) as unit_code
from act_id_membership;

-- A process that ran or runs; ended is null as long as it runs.
create view process_run as
select p.id_ as id, p.business_key_ as business_key, p.proc_def_id_ as definition_id,
       coalesce(d.name_, d.key_) as title, p.start_time_ as began, p.end_time_ as ended
from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_;

-- A task that was or is open in a process; dropped says that it was taken back before it was done.
create view process_task as
select id_ as id, proc_inst_id_ as run_id, name_ as title, assignee_ as assignee, start_time_ as began, due_date_ as due,
       end_time_ as ended, end_time_ is not null and coalesce(delete_reason_, '') <> 'completed' as dropped
from act_hi_taskinst;

-- An element of a diagram that a process has reached, and whether it waits there.
create view process_element as
select proc_inst_id_ as run_id, replace(act_id_, '#multiInstanceBody', '') as element, start_time_ as began,
       end_time_ is null as waits
from act_hi_actinst;

-- A whole set of models that was deployed together; a lone process is none. author is null for what the application deployed.
create view model_release as
select p.id_ as id, row_number() over (order by p.deploy_time_, first.version, p.id_) as number, p.name_ as name, p.source_ as source,
       p.deploy_time_ as at,
       (select max(o.user_id_) from act_hi_op_log o
        where o.deployment_id_ = p.id_ and o.entity_type_ = 'Deployment' and o.operation_type_ = 'Create') as author
from act_re_deployment p
join (select deployment_id_ as deployment_id, max(version_) as version from act_re_procdef
      group by deployment_id_ having count(*) > 1) first on first.deployment_id = p.id_;

-- The files of a release, each with a digest of its content.
create view release_file as
select deployment_id_ as release_id, name_ as name, md5(bytes_) as digest
from act_ge_bytearray where deployment_id_ is not null;

-- A version of a process and how many instances of it run.
create view running_version as
select d.id_ as id, coalesce(d.name_, d.key_) as title, d.version_ as version, d.deployment_id_ as release_id,
       (select count(*) from act_ru_execution e where e.proc_def_id_ = d.id_ and e.parent_id_ is null) as running
from act_re_procdef d;

-- Work in the background that has failed; retries says how often it is tried again by itself.
create view failed_job as
select j.id_ as id, e.business_key_ as business_key,
       nullif(split_part(e.business_key_, '-', -1), e.business_key_) as unit_code,
       j.process_def_id_ as definition_id, coalesce(d.name_, d.key_) as process, coalesce(j.failed_act_id_, '') as element,
       j.exception_msg_ as message, j.retries_ as retries, j.create_time_ as created
from act_ru_job j
left join act_ru_execution e on e.id_ = j.process_instance_id_
left join act_re_procdef d on d.id_ = j.process_def_id_
where j.exception_stack_id_ is not null or j.exception_msg_ is not null;
