alter table dossier
    add column in_charge          text,
    add column in_charge_since    timestamptz,
    add column in_charge_named_by text;
comment on column dossier.in_charge is 'Account of the officer of the district who follows this commune; null as long as nobody is named.';
