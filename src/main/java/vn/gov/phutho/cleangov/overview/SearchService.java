package vn.gov.phutho.cleangov.overview;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.Places;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Finds units, dossiers, papers and people by words with or without diacritics, only in the units that the reader may
 * read.
 */
@Service
@Transactional(readOnly = true)
public class SearchService {

    /** The most hits of each kind. */
    static final int SHOWN = 20;

    private static final int SHORTEST = 2;

    /** The units that the reader may read: all, or their own and those below. */
    private static final String READABLE = """
            (:everywhere or %1$s in (
                select u.code from unit_in_time u left join unit_in_time p on p.code = u.parent_code and p.valid_to is null
                where u.code = any (:places) or u.parent_code = any (:places) or p.parent_code = any (:places)))
            """;

    private final JdbcClient jdbc;
    private final UnitService units;
    private final ReadAccess access;
    private final CurrentUser user;
    private final Rights rights;

    SearchService(JdbcClient jdbc, UnitService units, ReadAccess access, CurrentUser user, Rights rights) {
        this.rights = rights;
        this.jdbc = jdbc;
        this.units = units;
        this.access = access;
        this.user = user;
    }

    /** The hits of each kind. If a list has {@link #SHOWN} hits, there may be more that are not shown. */
    record Hits(List<Unit> units, List<Paper> papers, List<Person> people) {}

    /** @param path the path of the page that shows it */
    record Paper(String title, String unitName, String path) {}

    /** @param posts «Chủ tịch UBND – Xã Hùng Xuyên» */
    record Person(String name, List<String> posts) {}

    /** Empty for fewer than two letters. */
    Hits search(String words) {
        String wanted = UnitService.searchable(words);
        if (wanted.length() < SHORTEST) {
            return new Hits(List.of(), List.of(), List.of());
        }
        Places places = access.places();
        return new Hits(
                units.search(words, Integer.MAX_VALUE).stream()
                        .filter(places::mayRead)
                        .limit(SHOWN)
                        .toList(),
                papers(wanted, places),
                people(wanted, places));
    }

    private List<Paper> papers(String wanted, Places places) {
        return jdbc.sql("select title, unit_code, path from ("
                        + "select 'Tờ trình số ' || request_number || ' năm ' || year as title,"
                        + " commune_code as unit_code, '/dossiers/' || id as path, year from dossier_state"
                        + " where request_number is not null"
                        + " union all"
                        + " select 'Chỉ tiêu thi đua số ' || target_number || ' năm ' || year,"
                        + " district_code, '/districts/' || district_code || '?year=' || year, year from emulation_target"
                        + " where target_number is not null) p"
                        + " where position(:wanted in searchable(p.title)) > 0 and "
                        + READABLE.formatted("p.unit_code")
                        + " order by year desc, title limit " + SHOWN)
                .param("wanted", wanted)
                .param("everywhere", everywhere())
                .param("places", places.unitCodes().toArray(String[]::new))
                .query((row, number) -> new Paper(
                        row.getString(1),
                        units.find(row.getString(2)).map(Unit::name).orElse(row.getString(2)),
                        row.getString(3)))
                .list();
    }

    private List<Person> people(String wanted, Places places) {
        Map<String, Person> people = new LinkedHashMap<>();
        jdbc.sql("""
                        select f.id, f.name, h.group_id from (
                            select distinct p.id, p.name
                            from person p join post_holder h on h.person_id = p.id
                            where position(:wanted in searchable(p.own_name)) > 0 and %s
                            order by 2, 1 limit %d) f
                        join post_holder h on h.person_id = f.id order by 2, 1, 3
                        """.formatted(READABLE.formatted("h.unit_code"), SHOWN))
                .param("wanted", wanted)
                .param("everywhere", everywhere())
                .param("places", places.unitCodes().toArray(String[]::new))
                .query(row -> {
                    String name = row.getString(2).strip();
                    people.computeIfAbsent(row.getString(1), id -> new Person(name, new ArrayList<>()))
                            .posts()
                            .add(units.groupName(row.getString(3)));
                });
        return List.copyOf(people.values());
    }

    /** Whether the reader may read all units: an administrator or auditor, who works in no unit. */
    private boolean everywhere() {
        return access.places().unitCodes().isEmpty() && rights.has(Right.READ_EVERYTHING);
    }

    /** The path of a unit's page. */
    static String pathOf(Unit unit) {
        return unit.level() == UnitLevel.PROVINCE
                ? "/provinces/" + unit.code()
                : (unit.level() == UnitLevel.DISTRICT ? "/districts/" : "/communes/") + unit.code();
    }
}
