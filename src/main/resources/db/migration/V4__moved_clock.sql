-- owner: engine
create table moved_clock (
    only_row  boolean primary key default true check (only_row),
    offset_ms bigint not null
);
comment on table moved_clock is 'How far a demo or rehearsal stands from the system''s time; empty in real operation.';
