-- owner: unit
create view unit_in_time as
select code, name, type, parent_code, valid_from, valid_to, search_name from unit;
comment on view unit_in_time is 'Published: units as they are and were; valid_to is null for what a unit is now.';
