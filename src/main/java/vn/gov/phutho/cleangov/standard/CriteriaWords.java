package vn.gov.phutho.cleangov.standard;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names in the workbook for the words of a JSON criteria file, in the order in which the workbook offers them. */
final class CriteriaWords {

    static final String REGISTRATION = "registration and assignment records";

    static final Map<String, String> STATUSES =
            words(CriteriaSet.ISSUED, "đã ban hành", CriteriaSet.DEFAULT_STATUS, CriteriaSet.DEFAULT_LABEL);
    static final Map<String, String> RULES =
            words("bands", "khung điểm", "linear", "tỷ lệ", "checklist", "mục kiểm", "boolean", "có/không");
    static final Map<String, String> DIRECTIONS = words("higher", "càng cao càng tốt", "lower", "càng thấp càng tốt");
    static final Map<String, String> NO_CASE = words("max", "điểm tối đa");
    static final Map<String, String> COMPARISONS =
            words(">=", "lớn hơn hoặc bằng", ">", "lớn hơn", "<=", "nhỏ hơn hoặc bằng", "<", "nhỏ hơn", "==", "bằng");
    static final Map<String, String> CLASSES = words("XUAT_SAC", "xuất sắc", "VUNG_MANH", "vững mạnh");
    static final Map<String, String> TYPES = words("XA", "xã", "PHUONG", "phường", "THI_TRAN", "thị trấn");
    static final Map<String, String> RECORDS = words(
            REGISTRATION,
            "hồ sơ đăng ký và phân công",
            "briefing records",
            "hồ sơ giao ban",
            "reports to the Party committee and the district",
            "báo cáo cấp ủy và huyện",
            "grassroots-democracy checklist",
            "danh mục dân chủ cơ sở");

    private CriteriaWords() {}

    private static Map<String, String> words(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return words;
    }
}
