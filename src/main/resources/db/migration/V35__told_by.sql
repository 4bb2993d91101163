alter table notice rename column urged_by to told_by;
comment on column notice.told_by is 'The name of whoever urges with this notice or tells it; null for the notice of a morning.';
