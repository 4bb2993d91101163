create table calendar_day (
    day     date primary key,
    working boolean not null,
    name    text not null
);
comment on table calendar_day is
    'Days that were decided one by one; they override the working week and the statutory holidays: days off (working = false) and days worked instead (working = true). The name is Vietnamese, as officials read it.';
