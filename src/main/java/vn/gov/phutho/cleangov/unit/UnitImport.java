package vn.gov.phutho.cleangov.unit;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Updates the tables from the reference files; it can be repeated. A new code gives a new row. A changed name, type or
 * parent ends the row that was valid until yesterday and starts another. A code that is no longer in the file is kept,
 * because people may have work there. A bad file ({@link BadFileException}) changes nothing.
 *
 * <p>Writes with JDBC batches: identity columns would have Hibernate insert the country's 11,367 units one by one.
 */
@Component
class UnitImport {

    private static final Logger LOG = LoggerFactory.getLogger(UnitImport.class);
    /** Unit codes follow the last hyphen of group ids and the dot of account ids. */
    private static final Pattern UNIT_CODE = Pattern.compile("[0-9A-Za-z]{1,10}");

    private static final Pattern AGENCY_CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Role[] AGENCY_ROLES =
            Stream.of(Role.values()).filter(Role::isOfAgencies).toArray(Role[]::new);

    private static final int BATCH = 1000;
    private static final int CODES_IN_A_WARNING = 20;

    private final UnitRepository units;
    private final AgencyRepository agencies;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    UnitImport(UnitRepository units, AgencyRepository agencies, JdbcTemplate jdbc, Clock clock) {
        this.units = units;
        this.agencies = agencies;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Imports both files in the caller's transaction, which must roll back if one of them is bad. */
    void importFiles(Resource unitFile, Resource agencyFile) {
        // Two servers that start at once import one after the other; readers do not wait.
        jdbc.execute("lock table unit, agency in share row exclusive mode");
        importUnits(unitFile);
        importAgencies(agencyFile);
    }

    private void importUnits(Resource file) {
        Map<String, Unit> current = byCode(units.findByValidToIsNullOrderByCode(), Unit::code);
        LocalDate today = LocalDate.now(clock);
        Map<String, Unit> wanted = read(file, current, today);

        List<Unit> opened = new ArrayList<>();
        List<Unit> closed = new ArrayList<>();
        List<Unit> corrected = new ArrayList<>();
        for (Unit unit : wanted.values()) {
            Unit before = current.get(unit.code());
            if (before == null) {
                opened.add(unit);
            } else if (!same(before, unit) && before.validFrom().isBefore(today)) {
                closed.add(before);
                opened.add(unit);
            } else if (!same(before, unit) || !before.searchName().equals(unit.searchName())) {
                corrected.add(unit); // a row that was not valid for a whole day is not kept as history
            }
        }
        close(closed, today);
        correct(corrected);
        insert(opened);
        LOG.info(
                "Units from {}: {} read, {} new rows, {} closed, {} corrected",
                file.getDescription(),
                wanted.size(),
                opened.size(),
                closed.size(),
                corrected.size());
        warnOfMissing("units", file, current.keySet(), wanted.keySet());
    }

    private static Map<String, Unit> read(Resource file, Map<String, Unit> current, LocalDate today) {
        List<CsvFile.Row> rows = CsvFile.read(file, "code", "name", "type", "parent_code");
        Map<String, Unit> wanted = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (CsvFile.Row row : rows) {
            String code = code(row, UNIT_CODE, lines);
            UnitType type = UnitType.ofCode(row.required("type"))
                    .orElseThrow(() -> row.bad("unknown type '" + row.text("type") + "'; known are "
                            + codes(UnitType.values(), UnitType::code)));
            Unit before = current.get(code);
            if (before != null && before.level() != type.level()) {
                throw row.bad("'" + code + "' is a " + before.level().code() + " in the database and a "
                        + type.level().code() + " here: a code keeps its level");
            }
            String parent = row.text("parent_code");
            wanted.put(code, new Unit(code, row.required("name"), type, parent.isEmpty() ? null : parent, today));
        }
        for (CsvFile.Row row : rows) {
            Unit unit = wanted.get(row.text("code"));
            Unit parent = unit.parentCode() == null
                    ? null
                    : wanted.getOrDefault(unit.parentCode(), current.get(unit.parentCode()));
            checkParent(row, unit, parent);
        }
        return wanted;
    }

    private static void checkParent(CsvFile.Row row, Unit unit, Unit parent) {
        Optional<UnitLevel> above = unit.level().above();
        if (unit.parentCode() == null && above.isPresent()) {
            throw row.bad("'" + unit.code() + "' is a " + unit.level().code() + " and needs a parent_code");
        }
        if (unit.parentCode() != null && above.isEmpty()) {
            throw row.bad("'" + unit.code() + "' is a province and cannot have a parent_code");
        }
        if (unit.parentCode() != null && parent == null) {
            throw row.bad("unknown parent_code '" + unit.parentCode() + "'");
        }
        if (parent != null && parent.level() != above.orElseThrow()) {
            throw row.bad("the parent of a " + unit.level().code() + " must be a "
                    + above.orElseThrow().code() + ", but '" + parent.code() + "' is a "
                    + parent.level().code());
        }
    }

    private void importAgencies(Resource file) {
        Map<String, Agency> current = byCode(agencies.all(), Agency::code);
        Map<String, Integer> lines = new LinkedHashMap<>();
        List<Agency> wanted = new ArrayList<>();
        for (CsvFile.Row row : CsvFile.read(file, "code", "name", "role")) {
            String code = code(row, AGENCY_CODE, lines);
            Role role = Role.ofCode(row.required("role"))
                    .filter(Role::isOfAgencies)
                    .orElseThrow(() -> row.bad(
                            "unknown role '" + row.text("role") + "'; known are " + codes(AGENCY_ROLES, Role::code)));
            wanted.add(new Agency(code, row.required("name"), role));
        }
        wanted.stream()
                .filter(agency -> !agency.equals(current.get(agency.code())))
                .forEach(agencies::put);
        warnOfMissing("agencies", file, current.keySet(), lines.keySet());
    }

    private static String code(CsvFile.Row row, Pattern pattern, Map<String, Integer> lines) {
        String code = row.required("code");
        if (!pattern.matcher(code).matches()) {
            throw row.bad("the code '" + code + "' must match " + pattern);
        }
        Integer first = lines.putIfAbsent(code, row.line());
        if (first != null) {
            throw row.bad("duplicate code '" + code + "', already in line " + first);
        }
        return code;
    }

    private static boolean same(Unit before, Unit unit) {
        return before.name().equals(unit.name())
                && before.type() == unit.type()
                && Objects.equals(before.parentCode(), unit.parentCode());
    }

    private void insert(List<Unit> opened) {
        jdbc.batchUpdate(
                "insert into unit (code, name, type, parent_code, valid_from, search_name) values (?, ?, ?, ?, ?, ?)",
                opened,
                BATCH,
                (row, unit) -> {
                    row.setString(1, unit.code());
                    row.setString(2, unit.name());
                    row.setString(3, unit.type().name());
                    row.setString(4, unit.parentCode());
                    row.setDate(5, Date.valueOf(unit.validFrom()));
                    row.setString(6, unit.searchName());
                });
    }

    private void close(List<Unit> closed, LocalDate today) {
        jdbc.batchUpdate("update unit set valid_to = ? where id = ?", closed, BATCH, (row, unit) -> {
            row.setDate(1, Date.valueOf(today));
            row.setLong(2, unit.id());
        });
    }

    private void correct(List<Unit> corrected) {
        jdbc.batchUpdate(
                "update unit set name = ?, type = ?, parent_code = ?, search_name = ?"
                        + " where code = ? and valid_to is null",
                corrected,
                BATCH,
                (row, unit) -> {
                    row.setString(1, unit.name());
                    row.setString(2, unit.type().name());
                    row.setString(3, unit.parentCode());
                    row.setString(4, unit.searchName());
                    row.setString(5, unit.code());
                });
    }

    private static void warnOfMissing(String what, Resource file, Set<String> current, Set<String> wanted) {
        Set<String> missing = new LinkedHashSet<>(current);
        missing.removeAll(wanted);
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{} {} are kept although {} does not have them: {}{}",
                    missing.size(),
                    what,
                    file.getDescription(),
                    missing.stream().limit(CODES_IN_A_WARNING).collect(Collectors.joining(", ")),
                    missing.size() > CODES_IN_A_WARNING ? ", …" : "");
        }
    }

    private static <T> Map<String, T> byCode(List<T> all, Function<T, String> code) {
        Map<String, T> byCode = new LinkedHashMap<>();
        all.forEach(one -> byCode.put(code.apply(one), one));
        return byCode;
    }

    private static <T> String codes(T[] all, Function<T, String> code) {
        return List.of(all).stream().map(code).collect(Collectors.joining(", "));
    }
}
