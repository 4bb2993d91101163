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
    returned_at   timestamptz,
    unique (year, half, district_code)
);
comment on table report is 'A report that a district owes the province; its id is the business key of its process.';
comment on column report.returned_at is 'When the province last sent the report back.';

create view report_state as
select year, half, district_code, submitted_at, received_at, returned_at from report;
comment on view report_state is 'Published: how far each district''s reports are.';
