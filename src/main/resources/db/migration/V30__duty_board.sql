-- owner: duty
-- What every unit owes, as the records told it when somebody last asked; a page of duties is read from here, row by row.
create table duty (
    id            bigint generated always as identity primary key,
    year          integer     not null references cycle (year),
    unit_code     text        not null,
    district_code text,
    province_code text        not null,
    code          text        not null,
    clause        text        not null,
    title         text        not null,
    group_id      text        not null,
    opens         timestamptz not null,
    due           timestamptz not null,
    done_at       timestamptz
);
create index on duty (year, unit_code);
create index on duty (year, district_code);
create index on duty (year, province_code, due) where done_at is null;
comment on column duty.district_code is 'The district that the unit is or lies in; null for a province.';

create table duty_fresh (
    year      integer not null,
    unit_code text    not null,
    day       date    not null,
    primary key (year, unit_code)
);
comment on table duty_fresh is 'Units whose duties are up to date, and since which day: what is older is asked anew, whatever has happened.';

-- Written by every change of a record, never updated, so that nobody waits for anybody; read and emptied by who looks at duties.
create table duty_stale (
    id        bigint generated always as identity primary key,
    year      integer,
    unit_code text,
    below     boolean not null
);
comment on table duty_stale is
    'Something has changed for this unit and those above it, and with below those under it; for every unit or year where that is null.';

create function duty_stale() returns trigger language plpgsql as $$
declare
    key text := to_jsonb(case tg_op when 'DELETE' then old else new end) ->> tg_argv[0];
begin
    insert into duty_stale (year, unit_code, below)
    values (split_part(key, '-', 1)::integer, substring(key from '[^-]+$'), false);
    return null;
end
$$;
comment on function duty_stale is 'The argument is the column with the key of a process: it begins with the year and ends with the unit.';

do $$
declare
    record text[];
begin
    foreach record slice 1 in array array[
        ['dossier', 'id'], ['assignment', 'dossier_id'], ['democracy_item', 'dossier_id'], ['briefing', 'dossier_id'],
        ['party_report', 'dossier_id'], ['interim_review', 'dossier_id'], ['difficulty', 'dossier_id'],
        ['self_review', 'dossier_id'], ['commune_briefing', 'dossier_id'], ['programme', 'id'], ['assessment', 'id'],
        ['appraisal', 'assessment_id'], ['explanation_round', 'id'], ['explanation', 'round_id'], ['posting', 'id'],
        ['final_value', 'session_id'], ['report', 'id'], ['remediation', 'dossier_id'],
        ['remediation_measure', 'dossier_id'], ['inspection', 'id'], ['inspection_visit', 'inspection_id'],
        ['finding', 'id'], ['coverage', 'id'], ['recheck', 'id'], ['rechecked_commune', 'dossier_id'],
        ['recognition', 'dossier_id'], ['reclassification', 'dossier_id']]
    loop
        execute format(
            'create trigger duty_stale after insert or update or delete on %I for each row execute function duty_stale(%L)',
            record[1], record[2]);
    end loop;
end
$$;

create function duty_stale_reappraisal() returns trigger language plpgsql as $$
begin
    insert into duty_stale (year, unit_code, below)
    select split_part(dossier_id, '-', 1)::integer, substring(dossier_id from '[^-]+$'), false
    from reclassification where id = case tg_op when 'DELETE' then old.reclassification_id else new.reclassification_id end;
    return null;
end
$$;
create trigger duty_stale after insert or update or delete on reappraisal
    for each row execute function duty_stale_reappraisal();

create function duty_stale_deadline() returns trigger language plpgsql as $$
begin
    insert into duty_stale (year, unit_code, below) values (new.year, new.unit_code, true);
    return null;
end
$$;
create trigger duty_stale after insert or update on deadline_change for each row execute function duty_stale_deadline();

create function duty_stale_year() returns trigger language plpgsql as $$
begin
    insert into duty_stale (year, below) values (new.year, true);
    return null;
end
$$;
create trigger duty_stale after insert or update on cycle for each row execute function duty_stale_year();
create trigger duty_stale after insert or update on milestone_window for each row execute function duty_stale_year();

create function duty_stale_calendar() returns trigger language plpgsql as $$
begin
    insert into duty_stale (below) values (true);
    return null;
end
$$;
create trigger duty_stale after insert or update or delete on calendar_day
    for each statement execute function duty_stale_calendar();
