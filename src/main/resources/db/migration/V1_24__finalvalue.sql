create table final_value (
    dossier_id       text          not null references dossier (id),
    indicator        text          not null,
    session_id       text          not null references assessment (id),
    agency           text          not null,
    estimated_points numeric(6, 2) not null,
    opened_at        timestamptz   not null,
    class_before     text,
    entered_by       text,
    entered_at       timestamptz,
    version          integer       not null,
    primary key (dossier_id, indicator),
    check (num_nulls(class_before, entered_by, entered_at) in (0, 3))
);
create index on final_value (session_id);
comment on table final_value is 'An appraised value that was an estimate when the district decided; entered_at is null until the final value is entered.';
