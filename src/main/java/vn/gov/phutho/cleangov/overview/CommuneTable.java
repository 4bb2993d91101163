package vn.gov.phutho.cleangov.overview;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.SheetWeights;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * The communes of a district or a province in one table. The database searches, filters, sorts, counts and paginates.
 */
@Repository
@Transactional(readOnly = true)
class CommuneTable {

    static final int PAGE = 50;
    private static final int ROWS_AT_ONCE = 500;

    /** Which communes are shown. */
    enum Show {
        ALL("Tất cả", "true"),
        UNREGISTERED("Chưa đăng ký", "registered_at is null"),
        LATE("Đăng ký sau hạn", "registered_at is not null and not registered_in_time"),
        NOT_BRIEFED("Chưa được quán triệt", "briefed_on is null"),
        NOT_ASSIGNED("Chưa phân công", "assigned_at is null"),
        NOT_SELF_REVIEWED("Chưa nộp tự đánh giá", "handed_in_at is null"),
        NOT_CLASSIFIED("Chưa xếp loại", "classification is null"),
        DIFFICULTIES("Còn khó khăn chưa giải quyết", "difficulties > 0"),
        OVERDUE("Có việc quá hạn", "overdue > 0"),
        MINE("Xã tôi phụ trách", "in_charge = :me"),
        NO_OFFICER("Chưa có chuyên viên phụ trách", "in_charge is null"),
        LEFT("Người phụ trách không còn giữ vị trí", "in_charge is not null and not still_there"),
        XUAT_SAC(Classification.XUAT_SAC),
        VUNG_MANH(Classification.VUNG_MANH),
        KHA(Classification.KHA),
        TRUNG_BINH(Classification.TRUNG_BINH),
        YEU_KEM(Classification.YEU_KEM);

        private final String title;
        private final String condition;

        Show(String title, String condition) {
            this.title = title;
            this.condition = condition;
        }

        Show(Classification one) {
            this("Xếp loại: " + one.title(), "classification = '" + one.name() + "'");
        }

        public String title() {
            return title;
        }
    }

    /** The columns by which the table can be sorted. */
    enum Sort {
        NAME("Xã, phường, thị trấn", "search_name"),
        REGISTERED("Đăng ký", "registered_at"),
        BRIEFED("Quán triệt", "briefed_on"),
        ASSIGNED("Phân công", "assigned_at"),
        SELF("Tự chấm", "self"),
        APPRAISED("Thẩm định", "appraised"),
        CLASS("Xếp loại", StandingService.RANK.formatted("classification")),
        DIFFICULTIES("Khó khăn", "difficulties"),
        OVERDUE("Quá hạn", "overdue"),
        IN_CHARGE("Phụ trách", "in_charge_name");

        private final String title;
        private final String expression;

        Sort(String title, String expression) {
            this.title = title;
            this.expression = expression;
        }

        public String title() {
            return title;
        }

        public boolean number() {
            return this == SELF || this == APPRAISED || this == DIFFICULTIES || this == OVERDUE;
        }
    }

    /**
     * The reader's search, filter and order.
     *
     * @param words of a name, with or without diacritics; blank for all
     * @param page from 0
     */
    record Query(int year, String unit, String words, Show show, Sort sort, boolean descending, int page) {}

    /**
     * One commune.
     *
     * @param self points of its self-review; null if there are none yet
     * @param appraised points of its district's appraisal; null likewise
     * @param before class of the year before
     * @param difficulties those reported to the district and not solved
     * @param overdue all open tasks past their due date
     * @param inCharge the name of the district's officer in charge of it; null if none is named
     * @param left whether that person is no longer an officer of the district
     */
    record Row(
            String key,
            String code,
            String name,
            String districtName,
            LocalDate registered,
            boolean late,
            LocalDate briefed,
            LocalDate assigned,
            LocalDate handedIn,
            BigDecimal self,
            BigDecimal appraised,
            Classification classification,
            Classification before,
            long difficulties,
            long overdue,
            String inCharge,
            boolean left) {}

    /** @param total the number of rows on all pages */
    record TablePage(List<Row> rows, long total, int page) {

        public int pages() {
            return (int) Math.max(1, (total + PAGE - 1) / PAGE);
        }
    }

    private static final String COMMUNES =
            """
            with
            """ + SheetWeights.WEIGHT + """
            , late as materialized (
                select unit_code, count(*) as tasks from open_task where due < :now and business_key like :keys group by 1),
            commune as (
                select d.id, d.commune_code, coalesce(u.name, d.commune_code) as name,
                       coalesce(u.search_name, d.commune_code) as search_name,
                       coalesce(h.name, d.district_code) as district_name,
                       d.registered_at, d.registered_in_time, b.briefed_on, a.assigned_at, d.handed_in_at,
                       s.self, s.appraised, d.classification, l.classification as before,
                       (select count(*) from open_difficulty f where f.dossier_id = d.id) as difficulties,
                       coalesce(o.tasks, 0) as overdue, d.in_charge,
                       coalesce(p.name, d.in_charge) as in_charge_name,
                       m.person_id is not null as still_there
                from dossier_state d
                left join lateral (
                    select name, search_name, type from unit_in_time where code = d.commune_code
                    order by valid_to desc nulls first limit 1) u on true
                left join lateral (
                    select name from unit_in_time where code = d.district_code
                    order by valid_to desc nulls first limit 1) h on true
                left join briefed_commune b on b.dossier_id = d.id
                left join assigned_commune a on a.dossier_id = d.id
                left join late o on o.unit_code = d.commune_code
                left join person p on p.id = d.in_charge
                left join post_holder m
                       on m.person_id = d.in_charge and m.group_id = :officers || d.district_code
                left join dossier_state l on l.year = d.year - 1 and l.commune_code = d.commune_code
            """ + SheetWeights.TOTALS + """
                where d.year = :year and d.district_code
            """ + StandingService.DISTRICTS + """
            )
            select *, count(*) over () as found from commune where search_name like :words and
            """;

    private final JdbcClient jdbc;
    private final CycleService cycles;
    private final CurrentUser user;
    private final Clock clock;

    CommuneTable(DataSource database, CycleService cycles, CurrentUser user, Clock clock) {
        JdbcTemplate inPortions = new JdbcTemplate(database);
        inPortions.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = JdbcClient.create(inPortions);
        this.cycles = cycles;
        this.user = user;
        this.clock = clock;
    }

    /** The requested page; the first one if it does not exist. */
    TablePage page(Query query) {
        List<Row> rows = new ArrayList<>();
        long[] total = new long[1];
        asked(query, " limit " + PAGE + " offset " + (long) query.page() * PAGE).query(row -> {
            rows.add(row(row));
            total[0] = row.getLong("found");
        });
        return rows.isEmpty() && query.page() > 0
                ? page(new Query(
                        query.year(), query.unit(), query.words(), query.show(), query.sort(), query.descending(), 0))
                : new TablePage(rows, total[0], query.page());
    }

    /** Passes all rows to the reader one by one, so that a whole country needs no more memory than one commune. */
    void each(Query query, Consumer<Row> reader) {
        asked(query, "").query(row -> {
            reader.accept(row(row));
        });
    }

    private JdbcClient.StatementSpec asked(Query query, String cut) {
        return SheetWeights.of(cycles.criteriaSet(query.year()))
                .given(jdbc.sql(COMMUNES + "(" + query.show().condition + ") order by " + query.sort().expression
                        + (query.descending() ? " desc" : "") + " nulls last, search_name, id" + cut))
                .param("now", Timestamp.from(clock.instant()))
                .param("keys", query.year() + "-%")
                .param("year", query.year())
                .param("me", user.id())
                .param("officers", Role.DISTRICT_OFFICER.code() + "-")
                .param("unit", query.unit())
                .param("words", pattern(query.words()));
    }

    /** Of SQL's {@code like}. No name has signs: a search for «%» finds nothing, as a blank one finds all. */
    private static String pattern(String words) {
        String searched = UnitService.searchable(words);
        return searched.isEmpty() && !words.isBlank() ? "" : "%" + searched + "%";
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("commune_code"),
                row.getString("name"),
                row.getString("district_name"),
                day(row, "registered_at"),
                row.getTimestamp("registered_at") != null && !row.getBoolean("registered_in_time"),
                day(row, "briefed_on"),
                day(row, "assigned_at"),
                day(row, "handed_in_at"),
                row.getBigDecimal("self"),
                row.getBigDecimal("appraised"),
                classified(row, "classification"),
                classified(row, "before"),
                row.getLong("difficulties"),
                row.getLong("overdue"),
                row.getString("in_charge_name"),
                row.getString("in_charge") != null && !row.getBoolean("still_there"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant().atZone(clock.getZone()).toLocalDate();
    }

    private static Classification classified(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column))
                .map(Classification::valueOf)
                .orElse(null);
    }
}
