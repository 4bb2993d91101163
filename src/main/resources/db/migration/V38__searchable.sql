-- owner: unit
create function searchable(name text) returns text language sql immutable parallel safe
return trim(both ' ' from
    regexp_replace(
        lower(regexp_replace(
            normalize(translate(name, 'ĐÐƉđðɖ', 'dddddd'), NFD),
            '[\u0300-\u036f''’ʼ`´]', '', 'g')),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'));
comment on function searchable is 'Published: a text as people type it, as the class SearchName writes it.';
