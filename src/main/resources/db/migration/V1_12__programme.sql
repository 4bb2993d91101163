create table programme (
    id             text primary key,
    year           integer not null references cycle (year),
    district_code  text    not null,
    content        text    not null,
    organisations  text    not null,
    return_reason  text    not null,
    drafted_by     text,
    approved_at    timestamptz,
    approved_by    text,
    target_number  text,
    target_date    date,
    target_text    text,
    follow_up      text,
    followed_up_by text,
    followed_up_at timestamptz,
    version        integer not null,
    unique (year, district_code)
);
comment on table programme is 'A district''s programme of one year, its emulation target and what was done about communes that had not registered; its id is the business key of its process.';

create table commune_briefing (
    dossier_id  text primary key references dossier (id),
    briefed_on  date        not null,
    attendees   integer     not null check (attendees > 0),
    recorded_by text        not null,
    recorded_at timestamptz not null,
    version     integer     not null
);
comment on table commune_briefing is 'When a district briefed a commune''s key officials on the resolution.';

create view briefed_commune as
select dossier_id, briefed_on from commune_briefing;
comment on view briefed_commune is 'Published: the communes whose key officials were briefed on the resolution.';

create view emulation_target as
select year, district_code, target_number from programme where target_number is not null;
comment on view emulation_target is 'Published: the papers by which districts registered their emulation target.';
