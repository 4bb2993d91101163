create table reclassification (
    id              bigint generated always as identity primary key,
    dossier_id      text        not null references dossier (id),
    cause           text        not null,
    reason          text        not null,
    former_class    text        not null,
    reopened_at     timestamptz not null,
    reopened_by     text        not null,
    proposed_class  text,
    class_reasons   text        not null,
    decided_class   text,
    decision_reason text        not null,
    decided_at      timestamptz,
    decided_by      text,
    version         integer     not null
);
create index on reclassification (dossier_id);
create unique index one_at_a_time on reclassification (dossier_id) where decided_at is null;
comment on table reclassification is 'A decision on a commune''s class that was withdrawn, why, and the new decision.';

create table reappraisal (
    id                  bigint generated always as identity primary key,
    reclassification_id bigint not null references reclassification (id),
    agency              text   not null,
    appraised_by        text,
    appraised_at        timestamptz,
    unique (reclassification_id, agency)
);
comment on table reappraisal is 'An agency that must appraise its indicators of the commune again, and when it did.';
