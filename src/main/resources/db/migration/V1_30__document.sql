-- By what authority a paper was signed, and who signed it, as the paper says it.
alter table paper
    add column signer_name     text,
    add column signer_capacity text,
    add column signer_title    text;
comment on column paper.signer_name is 'The full name of the signer on the day of issue.';
comment on column paper.signer_capacity is 'CHAIR, or the capacity of a deputy: KT, TL, TUQ.';
