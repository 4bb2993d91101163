-- Administrative units. The statistics office reuses codes after reforms, so a unit is a code and the day from which it holds.
create table unit (
    id          bigint generated always as identity primary key,
    code        text not null,
    name        text not null,
    type        text not null, -- UnitType: TINH, HUYEN, XA, …
    parent_code text,          -- null for a province
    valid_from  date not null,
    valid_to    date,          -- the first day on which the row no longer holds; null: it is the current one
    search_name text not null, -- the name as people type it: lower case, no diacritics (SearchName)
    constraint unit_code_valid_from_key unique (code, valid_from),
    constraint unit_valid_from_before_valid_to check (valid_to > valid_from)
);

create unique index unit_current_code_idx on unit (code) where valid_to is null;
create index unit_parent_code_idx on unit (parent_code);

-- The professional agencies and organisations that exist once in every unit of their level.
create table agency (
    code  text primary key,
    name  text not null,
    level text not null -- UnitLevel: PROVINCE, DISTRICT, COMMUNE
);
