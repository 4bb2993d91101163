-- Administrative units. The statistics office reuses codes after reforms, so a unit is a code and the day from which it is valid.
create table unit (
    id          bigint generated always as identity primary key,
    code        text not null,
    name        text not null,
    type        text not null, -- UnitType: TINH, HUYEN, XA, …
    parent_code text,          -- null for a province
    valid_from  date not null,
    valid_to    date,          -- the first day on which the row is no longer valid; null: it is the current one
    search_name text not null, -- the name as people type it: lower case, no diacritics (SearchName)
    constraint unit_code_valid_from_key unique (code, valid_from),
    constraint unit_valid_from_before_valid_to check (valid_to > valid_from)
);
create unique index unit_current_code_idx on unit (code) where valid_to is null;
create index unit_parent_code_idx on unit (parent_code);

-- The professional agencies and organisations that exist once in every unit of their level.
create table agency (
    code text primary key,
    name text not null,
    role text not null
);
comment on column agency.role is 'What its people do, and so at which level it exists: DISTRICT_AGENCY, PROVINCE_DEPARTMENT, PROVINCE_MEDIA.';

create view unit_in_time as
select code, name, type, parent_code, valid_from, valid_to, search_name from unit;
comment on view unit_in_time is 'Published: units as they are and were; valid_to is null for what a unit is now.';

create function searchable(name text) returns text language sql immutable parallel safe
return trim(both ' ' from
    regexp_replace(
        lower(regexp_replace(
            normalize(translate(name, 'ĐÐƉđðɖ', 'dddddd'), NFD),
            '[\u0300-\u036f''’ʼ`´]', '', 'g')),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'));
comment on function searchable is 'Published: a text as people type it, as the class SearchName writes it.';
