create table urging (
    id          bigint generated always as identity primary key,
    process_key text        not null,
    action      text        not null,
    promised_on date,
    urged_by    text        not null,
    urged_at    timestamptz not null,
    stop_reason text,
    milestone   text        not null,
    late        text        not null
);
create index on urging (process_key);
comment on table urging is 'What the level above did about a unit, or an agency of a district, that was late.';
comment on column urging.process_key is 'Business key of the process that waits: 2026-08230, 2026-230, 2026-H1-230.';
comment on column urging.stop_reason is 'Why the urging of this commune was stopped; null while it goes on.';

create view urging_message as
select process_key, urged_at as said_at, action as content, urged_by as said_by from urging;
comment on view urging_message is 'Published: what a district did about a unit that was late.';
