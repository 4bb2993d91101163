-- Until now every agency that anybody worked in was one of a district.
alter table agency rename column level to role;
update agency set role = 'DISTRICT_AGENCY';
comment on column agency.role is 'What its people do, and so at which level it exists: DISTRICT_AGENCY, PROVINCE_DEPARTMENT, PROVINCE_MEDIA.';
