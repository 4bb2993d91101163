-- owner: notification
create table notice_setting (
    account    text primary key,
    morning    text        not null,
    urgent     text        not null,
    changed_at timestamptz not null
);
comment on table notice_setting is
    'Which notices a person wants as a mail, and when; whoever has no row wants all of them, urgent ones at once. The inbox always has them all.';
comment on column notice_setting.morning is 'EVERY_DAY: a mail every morning that brings something; PRESSING: only where something is overdue or due within three days.';
comment on column notice_setting.urgent is 'AT_ONCE: a mail at once when somebody urges; IN_THE_MORNING: together with those of the next working morning.';
