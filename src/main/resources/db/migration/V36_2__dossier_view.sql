-- owner: dossier
create view dossier_state as
select id, year, commune_code, district_code, status, registered_at, registered_in_time, handed_in_at, classification,
       classified_at, recognised_at, excellence_requested, excellence_decided_at, request_number, in_charge
from dossier;
comment on view dossier_state is 'Published: how far each commune is in each year.';
