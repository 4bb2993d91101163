-- owner: cycle
create table deadline_change (
    id         bigint generated always as identity primary key,
    year       integer     not null references cycle (year),
    milestone  text        not null,
    unit_code  text,
    due        date        not null,
    reason     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null
);
create index on deadline_change (year, milestone);
comment on table deadline_change is
    'Deadlines that the province has moved: for one unit and all below it, or for everybody (unit_code is null). The last decision that covers a unit holds for it.';

alter table urging drop constraint urging_dossier_id_fkey;
alter table urging rename column dossier_id to process_key;
alter table urging add column milestone text not null default 'REGISTRATION';
alter table urging alter column milestone drop default;
alter table urging add column late text;
update urging set late = process_key;
alter table urging alter column late set not null;
comment on table urging is 'What the level above did about somebody who was late: a unit, or an agency of a district.';
comment on column urging.process_key is 'Business key of the process that waits: 2026-08230, 2026-230, 2026-H1-230.';

alter table report add column returned_at timestamptz;
comment on column report.returned_at is 'When the province last sent the report back.';
