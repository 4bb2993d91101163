-- owner: urging
create table urging (
    id          bigint generated always as identity primary key,
    dossier_id  text        not null references dossier (id),
    action      text        not null,
    promised_on date,
    urged_by    text        not null,
    urged_at    timestamptz not null
);
create index on urging (dossier_id);
comment on table urging is 'What a district did about a commune that had not registered in time.';

-- owner: selfreview
create table self_review (
    dossier_id    text primary key references dossier (id),
    scored_by     text        not null,
    scored_at     timestamptz not null,
    party_opinion text,
    opined_by     text,
    opined_at     timestamptz,
    return_reason text,
    signed_by     text,
    signed_at     timestamptz,
    version       integer     not null
);
comment on table self_review is 'How a commune''s own review came about: scored, opined on, returned or signed.';

-- owner: assessment
create table assessment (
    id            text primary key,
    year          integer     not null references cycle (year),
    district_code text        not null,
    opened_at     timestamptz not null,
    front_opinion text,
    summary       text,
    decided_at    timestamptz,
    decided_by    text,
    version       integer     not null,
    unique (year, district_code)
);
comment on table assessment is 'A district''s session of one year; its id is the business key of its process.';

create table appraisal (
    assessment_id text        not null references assessment (id),
    agency        text        not null,
    appraised_by  text        not null,
    appraised_at  timestamptz not null,
    primary key (assessment_id, agency)
);
comment on table appraisal is 'Which agency has appraised its indicators in a session.';

create table assessment_result (
    dossier_id     text primary key references dossier (id),
    assessment_id  text not null references assessment (id),
    proposed_class text not null,
    decided_class  text,
    reason         text not null
);
create index on assessment_result (assessment_id);
comment on table assessment_result is 'The class that the decision table proposed for a commune and the one that the chair decided.';

-- owner: recognition
create table recognition (
    dossier_id   text primary key references dossier (id),
    agreed       boolean     not null,
    opinion      text        not null,
    appraised_by text        not null,
    appraised_at timestamptz not null,
    granted      boolean,
    reason       text,
    decided_by   text,
    decided_at   timestamptz,
    announced_at timestamptz,
    version      integer     not null
);
comment on table recognition is 'What home affairs said of a request for excellence and what the province''s chair decided.';

-- owner: report
create table report (
    id            text primary key,
    year          integer     not null references cycle (year),
    half          text        not null,
    district_code text        not null,
    situation     text        not null,
    difficulties  text        not null,
    proposals     text        not null,
    figures       text        not null,
    return_reason text        not null,
    drafted_by    text,
    submitted_at  timestamptz,
    submitted_by  text,
    received_at   timestamptz,
    received_by   text,
    version       integer     not null,
    unique (year, half, district_code)
);
comment on table report is 'A report that a district owes the province; its id is the business key of its process.';
