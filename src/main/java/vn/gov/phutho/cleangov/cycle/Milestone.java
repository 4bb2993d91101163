package vn.gov.phutho.cleangov.cycle;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Optional;
import java.util.function.Function;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/**
 * The windows of a year, with the dates that apply unless the province decides otherwise when it opens the year.
 * Sources: clauses D1 (plans and summaries of the departments), D2.3a (registration), D2.3b (programme), D3.2
 * (assignment), D3.3 (interim and self-review), D2.4 (reports in June and in the first week of December), D2.3c
 * (appraisal and assessment), D2.3e and D4 (coverage) of the directive; the days that it leaves open are the
 * province's practice. They are ordered by their closing dates.
 */
public enum Milestone {
    REGISTRATION("Đăng ký phấn đấu", UnitLevel.COMMUNE, Role.COMMUNE_CHAIR, on(1, 15), endOf(Month.FEBRUARY)),
    DISTRICT_PROGRAMME(
            "Chương trình của huyện, quán triệt", UnitLevel.DISTRICT, Role.DISTRICT_OFFICER, on(1, 15), on(3, 15)),
    INSPECTION_PLAN(
            "Kế hoạch kiểm tra của sở, ban, ngành", UnitLevel.PROVINCE, Role.PROVINCE_DEPARTMENT, on(1, 15), on(3, 15)),
    COVERAGE_PLAN("Kế hoạch tuyên truyền của báo, đài", UnitLevel.PROVINCE, Role.PROVINCE_MEDIA, on(1, 15), on(3, 15)),
    ASSIGNMENT("Phân công trong xã", UnitLevel.COMMUNE, Role.COMMUNE_CHAIR, on(1, 15), on(3, 15)),
    INTERIM_REVIEW("Sơ kết sáu tháng", UnitLevel.COMMUNE, Role.COMMUNE_CHAIR, on(6, 1), on(6, 15)),
    JUNE_REPORT("Báo cáo tháng 6", UnitLevel.DISTRICT, Role.DISTRICT_OFFICER, on(6, 1), on(6, 30)),
    SELF_REVIEW("Tự đánh giá", UnitLevel.COMMUNE, Role.COMMUNE_OFFICER, on(10, 15), on(11, 5)),
    APPRAISAL("Các cơ quan thẩm định", UnitLevel.DISTRICT, Role.DISTRICT_AGENCY, on(11, 6), on(11, 12)),
    DISTRICT_ASSESSMENT("Huyện đánh giá, xếp loại", UnitLevel.DISTRICT, Role.DISTRICT_OFFICER, on(11, 6), on(11, 30)),
    DECEMBER_REPORT("Báo cáo tuần đầu tháng 12", UnitLevel.DISTRICT, Role.DISTRICT_OFFICER, on(12, 1), on(12, 7)),
    INSPECTION_SUMMARY(
            "Tổng kết kiểm tra của sở, ban, ngành",
            UnitLevel.PROVINCE,
            Role.PROVINCE_DEPARTMENT,
            on(12, 1),
            on(12, 15)),
    COVERAGE("Tuyên truyền kết quả của năm", UnitLevel.PROVINCE, null, on(12, 1), on(12, 25)),
    PROVINCIAL_RECOGNITION(
            "Tỉnh xét công nhận xuất sắc", UnitLevel.PROVINCE, Role.PROVINCE_OFFICER, on(12, 8), on(12, 31));

    private final String title;
    private final UnitLevel unitLevel;
    private final Role actsFirst;
    private final Function<Year, LocalDate> opens;
    private final Function<Year, LocalDate> due;

    Milestone(
            String title,
            UnitLevel unitLevel,
            Role actsFirst,
            Function<Year, LocalDate> opens,
            Function<Year, LocalDate> due) {
        this.title = title;
        this.unitLevel = unitLevel;
        this.actsFirst = actsFirst;
        this.opens = opens;
        this.due = due;
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }

    /** The level of the units that have this deadline. */
    public UnitLevel unitLevel() {
        return unitLevel;
    }

    /** The role that has to act as soon as the window opens; empty if the task exists long before. */
    public Optional<Role> actsFirst() {
        return Optional.ofNullable(actsFirst);
    }

    /** The day on which the window opens unless the province decides otherwise. */
    public LocalDate usualOpening(Year year) {
        return opens.apply(year);
    }

    /** The deadline unless the province decides otherwise. */
    public LocalDate usualDeadline(Year year) {
        return due.apply(year);
    }

    Dates defaultDates(Year year) {
        return new Dates(opens.apply(year), due.apply(year));
    }

    private static Function<Year, LocalDate> on(int month, int day) {
        return year -> year.atMonth(month).atDay(day);
    }

    private static Function<Year, LocalDate> endOf(Month month) {
        return year -> year.atMonth(month).atEndOfMonth();
    }
}
