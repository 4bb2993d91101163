-- Duties are counted by province; the index of those overdue does not serve that. Among 318,000 duties of a country it read all of them.
create index on duty (year, province_code);
