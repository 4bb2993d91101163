-- owner: duty
create view duty_message as
select year, unit_code, urged_at as said_at, title as content, urged_by as said_by from duty_urging;
comment on view duty_message is 'Published: by which notices a unit was urged to do a duty.';
