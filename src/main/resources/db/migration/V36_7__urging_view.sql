-- owner: urging
create view urging_message as
select process_key, urged_at as said_at, action as content, urged_by as said_by from urging;
comment on view urging_message is 'Published: what a district did about a unit that was late.';
