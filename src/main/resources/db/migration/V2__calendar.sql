create table calendar_day (
    day     date primary key,
    working boolean not null,
    name    text not null
);

comment on table calendar_day is
    'Days decided one by one, over the rules of the working week and the statutory holidays: days off (working = false) and days worked instead (working = true); name is Vietnamese, as officials read it';
