create table assessment (
    id                  text primary key,
    year                integer     not null references cycle (year),
    district_code       text        not null,
    opened_at           timestamptz not null,
    front_opinion       text,
    summary             text,
    decided_at          timestamptz,
    decided_by          text,
    version             integer     not null,
    front_opined_at     timestamptz,
    council_met_on      date,
    council_members     integer,
    council_present     integer,
    council_minutes     text,
    council_recorded_by text,
    unique (year, district_code),
    constraint council_is_whole check (
        num_nulls(council_met_on, council_members, council_present, council_minutes, council_recorded_by) in (0, 5)
    ),
    constraint council_present_are_members check (council_present between 1 and council_members)
);
comment on table assessment is 'A district''s session of one year; its id is the business key of its process.';
comment on column assessment.front_opined_at is 'When the Fatherland Front gave its opinion; null before that.';
comment on column assessment.council_minutes is 'What the council that advises the chair discussed; null until it has met.';

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
    reason         text not null,
    votes_for      integer,
    class_reasons  text not null default ''
);
create index on assessment_result (assessment_id);
comment on table assessment_result is 'The class that the decision table proposed for a commune and the one that the chair decided.';
comment on column assessment_result.votes_for is 'How many members of the council voted for the proposed class; null until it has met.';
comment on column assessment_result.class_reasons is 'Which condition excludes the commune from which class, one line each; empty if none.';
