alter table urging add column stop_reason text;
comment on column urging.stop_reason is 'Why the district urges this commune no more; null while it goes on.';
