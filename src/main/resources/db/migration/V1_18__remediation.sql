create table remediation (
    dossier_id    text primary key references dossier (id),
    year          integer     not null references cycle (year),
    district_code text        not null,
    cause         text        not null,
    opened_at     timestamptz not null,
    opened_by     text        not null,
    return_reason text        not null,
    planned_by    text,
    approved_at   timestamptz,
    approved_by   text,
    closed_at     timestamptz,
    closed_by     text,
    version       integer     not null
);
create index on remediation (year, district_code);
comment on table remediation is 'The plan that a district makes for a weak commune, until every weakness is remedied or carried over.';

create table remediation_measure (
    id          bigint generated always as identity primary key,
    dossier_id  text not null references remediation (dossier_id),
    weakness    text not null,
    action      text not null,
    agency      text not null,
    due         date not null,
    result      text not null,
    remedied    boolean,
    reported_by text,
    reported_at timestamptz,
    verdict     text not null
);
create index on remediation_measure (dossier_id);
comment on table remediation_measure is 'One weakness, what is done about it, by which agency and until when, and the result.';

create view measure_state as
select id, dossier_id, weakness, action, agency, due, result, remedied from remediation_measure;
comment on view measure_state is 'Published: what is done about each weakness of a weak commune.';
