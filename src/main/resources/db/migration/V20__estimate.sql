alter table score add column estimate boolean not null default false;
comment on column score.estimate is 'The value is an estimate («ước»), to be replaced by the final one before the year closes.';
