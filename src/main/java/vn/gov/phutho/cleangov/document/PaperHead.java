package vn.gov.phutho.cleangov.document;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The head and the foot of a paper of a unit's people's committee, as Decree 30/2020/NĐ-CP, appendix I, requires. */
@Component
class PaperHead {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final List<String> KINDS =
            List.of("Thành phố", "Thị trấn", "Thị xã", "Phường", "Huyện", "Quận", "Tỉnh", "Xã");

    /** Room to write by hand. */
    private static final String OPEN = "\u00a0".repeat(6);

    private final UnitService units;

    PaperHead(UnitService units) {
        this.units = units;
    }

    /** The values for a draft. Number and day are left blank. */
    Map<String, Object> draft(PaperType type, String bodyCode, LocalDate today, Authority authority, String signer) {
        return values(
                type,
                units.unit(bodyCode),
                OPEN,
                "ngày%stháng%snăm %d".formatted(OPEN, OPEN, today.getYear()),
                authority,
                signer);
    }

    Map<String, Object> issued(
            PaperType type, String bodyCode, int number, LocalDate on, Authority authority, String signer) {
        return values(type, units.unit(bodyCode), number(number), day(on), authority, signer);
    }

    private Map<String, Object> values(
            PaperType type, Unit unit, String number, String date, Authority authority, String signer) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "parentBody",
                units.find(unit.parentCode()).stream()
                        .map(above -> upper("UBND " + above.name()))
                        .toList());
        values.put("issuingBody", List.of("ỦY BAN NHÂN DÂN", upper(unit.name())));
        values.put("number", number);
        values.put("symbol", type.symbol());
        values.put("place", place(unit.name()));
        values.put("date", date);
        values.put("issuerName", "Ủy ban nhân dân " + within(unit.name()));
        values.put("issuerUpper", upper("Ủy ban nhân dân " + unit.name()));
        values.put(
                "superiorName",
                units.find(unit.parentCode()).map(above -> within(above.name())).orElse(""));
        values.put("unitKind", kind(unit.name()).toLowerCase(VIETNAMESE));
        values.put("authority", authority.lines());
        values.put("signer", signer);
        return values;
    }

    /** The number with a leading zero below 10, so that no digit can be added in front. */
    static String number(int number) {
        return "%02d".formatted(number);
    }

    /** The day in words of a paper. Days below 10 and the first two months have a leading zero. */
    static String day(LocalDate day) {
        return "ngày %02d tháng %s năm %d"
                .formatted(
                        day.getDayOfMonth(),
                        day.getMonthValue() <= 2 ? "0" + day.getMonthValue() : "" + day.getMonthValue(),
                        day.getYear());
    }

    /** The name alone: «Đoan Hùng»; with its kind where that is a number: «Phường 1». */
    static String place(String name) {
        String alone = name.substring(kind(name).length()).strip();
        return alone.isEmpty() || Character.isDigit(alone.charAt(0)) ? name : alone;
    }

    private static String kind(String name) {
        return KINDS.stream()
                .filter(kind -> name.startsWith(kind + " "))
                .findFirst()
                .orElse("");
    }

    /** The name as it is written within a sentence: «huyện Đoan Hùng». */
    static String within(String name) {
        String kind = kind(name);
        return kind.toLowerCase(VIETNAMESE) + name.substring(kind.length());
    }

    private static String upper(String text) {
        return text.toUpperCase(VIETNAMESE);
    }
}
