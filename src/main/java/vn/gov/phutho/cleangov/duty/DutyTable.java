package vn.gov.phutho.cleangov.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.aop.support.AopUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The stored duties, as the packages report them. */
@Repository
class DutyTable {

    private final JdbcClient jdbc;
    private final UnitService units;

    DutyTable(JdbcClient jdbc, UnitService units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    /** Writes the duties that a package reports for these units, and deletes those that it no longer reports. */
    void write(int year, DutySource source, List<Unit> some) {
        if (some.isEmpty()) {
            return;
        }
        List<Duty> duties = source.duties(year, some);
        jdbc.sql("""
                        with reported as (
                            select * from unnest(:units, :codes, :clauses, :titles, :groups, cast(:opens as timestamptz[]),
                                                 cast(:due as timestamptz[]), cast(:done as timestamptz[]))
                                          as t (unit_code, code, clause, title, group_id, opens, due, done_at)
                        ), gone as (
                            delete from duty d
                            where d.year = :year and d.unit_code = any (:some) and d.source = :source
                              and not exists (select 1 from reported t where t.unit_code = d.unit_code and t.code = d.code)
                        )
                        insert into duty as d (year, unit_code, district_code, province_code, source, code, clause, title, group_id,
                                               opens, due, done_at)
                        select :year, t.unit_code, p.district_code, p.province_code, :source, t.code, t.clause, t.title, t.group_id,
                               t.opens, t.due, t.done_at
                        from reported t join unnest(:some, :districts, :provinces) as p (unit_code, district_code, province_code)
                                    using (unit_code)
                        on conflict (year, unit_code, code) do update
                        set district_code = excluded.district_code, province_code = excluded.province_code,
                            source = excluded.source, clause = excluded.clause, title = excluded.title,
                            group_id = excluded.group_id, opens = excluded.opens, due = excluded.due, done_at = excluded.done_at
                        where (d.district_code, d.province_code, d.source, d.clause, d.title, d.group_id, d.opens, d.due, d.done_at)
                              is distinct from
                              (excluded.district_code, excluded.province_code, excluded.source, excluded.clause, excluded.title,
                               excluded.group_id, excluded.opens, excluded.due, excluded.done_at)
                        """)
                .param("year", year)
                .param("source", name(source))
                .param("some", codes(some))
                .param("districts", texts(some, this::districtOf))
                .param(
                        "provinces",
                        texts(some, unit -> units.provinceOf(unit.code()).code()))
                .param("units", texts(duties, Duty::unitCode))
                .param("codes", texts(duties, Duty::code))
                .param("clauses", texts(duties, duty -> duty.clause().name()))
                .param("titles", texts(duties, Duty::title))
                .param("groups", texts(duties, Duty::group))
                .param("opens", texts(duties, duty -> duty.opens().toInstant().toString()))
                .param("due", texts(duties, duty -> duty.due().toInstant().toString()))
                .param("done", texts(duties, duty -> done(duty.doneAt())))
                .update();
    }

    private static String done(Instant at) {
        return at == null ? null : at.toString();
    }

    private String districtOf(Unit unit) {
        return unit.level() == UnitLevel.PROVINCE
                ? null
                : units.districtOf(unit.code()).code();
    }

    /** The name of the package's class, the same with and without a Spring proxy. */
    private static String name(DutySource source) {
        return AopUtils.getTargetClass(source).getSimpleName().replaceFirst("Duties$", "");
    }

    static String[] codes(Collection<Unit> some) {
        return texts(some, Unit::code);
    }

    private static <T> String[] texts(Collection<T> some, Function<T, String> text) {
        return some.stream().map(text).toArray(String[]::new);
    }
}
