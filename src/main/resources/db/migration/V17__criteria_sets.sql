alter table criteria_set add imported_by text;
comment on column criteria_set.imported_by is 'Who imported the file; null for the set that the application ships.';
