package vn.gov.phutho.cleangov.signing;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.document.Capacity;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.unit.SigningField;

/**
 * What a chair enters to let a deputy sign.
 *
 * @param title the deputy's title below «KT. CHỦ TỊCH»: «Phó Chủ tịch»
 * @param capacity null if it was not chosen
 * @param basis the document that divides the work or gives the mandate
 */
record Naming(
        String deputy,
        String title,
        Capacity capacity,
        Set<SigningField> fields,
        LocalDate fromDay,
        LocalDate untilDay,
        String basis) {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_BASIS = 500;
    private static final int LONGEST_TIME_IN_YEARS = 5;
    private static final String DEPUTY_CHAIR = "Phó Chủ tịch";

    /** How the titles of people begin. The name of an office begins otherwise: «Văn phòng», «Phòng», «Sở». */
    private static final List<String> TITLES = List.of(
            "Chánh ",
            "Phó Chánh ",
            "Trưởng ",
            "Phó Trưởng ",
            "Giám đốc",
            "Phó Giám đốc",
            "Chỉ huy trưởng",
            "Chi cục trưởng");

    Naming {
        deputy = deputy == null ? "" : deputy.strip();
        title = title == null ? "" : title.strip();
        basis = basis == null ? "" : basis.strip();
        fields = fields == null
                ? Set.of()
                : fields.stream()
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(SigningField.class)));
    }

    /** What is missing or cannot be right, in Vietnamese. */
    Objections objections(LocalDate today) {
        Objections problems = new Objections();
        if (capacity == null || capacity == Capacity.CHAIR) {
            problems.add("Hãy chọn ký thay (KT.), thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.).");
        } else if (capacity == Capacity.KT ? !title.equalsIgnoreCase(DEPUTY_CHAIR) : !isATitle()) {
            problems.add(
                    capacity == Capacity.KT
                            ? "Người ký thay (KT.) phải có chức vụ «Phó Chủ tịch»."
                            : "Hãy ghi chức vụ của người ký, như «Chánh Văn phòng», «Trưởng phòng Nội vụ», «Giám đốc Sở Nội"
                                    + " vụ»; không ghi tên cơ quan.");
        }
        if (fields.isEmpty()) {
            problems.add("Hãy chọn ít nhất một loại văn bản.");
        }
        if (fromDay == null || untilDay == null) {
            problems.add("Hãy ghi ngày bắt đầu và ngày kết thúc.");
        } else if (fromDay.isBefore(today) || untilDay.isBefore(fromDay)) {
            problems.add("Ngày bắt đầu không được ở trong quá khứ, ngày kết thúc không được trước ngày bắt đầu.");
        } else if (untilDay.isAfter(fromDay.plusYears(LONGEST_TIME_IN_YEARS))) {
            problems.add("Thời gian giao ký không quá %d năm.".formatted(LONGEST_TIME_IN_YEARS));
        }
        if (basis.isEmpty() || basis.length() > LONGEST_BASIS) {
            problems.add("Hãy ghi văn bản phân công hoặc ủy quyền, không quá %d ký tự.".formatted(LONGEST_BASIS));
        }
        return problems;
    }

    private boolean isATitle() {
        return title.length() <= LONGEST_TITLE && TITLES.stream().anyMatch((title + " ")::startsWith);
    }
}
