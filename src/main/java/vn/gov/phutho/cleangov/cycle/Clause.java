package vn.gov.phutho.cleangov.cycle;

import java.util.Arrays;
import java.util.NoSuchElementException;

/**
 * The duties in the province's directive on Resolution 09/NQ (clean and strong grassroots government), in its own
 * words. Models, tests and pages cite them by {@link #id}; the numbers are the directive's, the letters ours.
 */
public enum Clause {
    D1("D1", "Sở, ban, ngành", "có kế hoạch phối hợp với các huyện, thành, thị tiếp tục chỉ đạo, đôn đốc kiểm tra"),
    D2_1(
            "D2.1",
            "UBND huyện, thành, thị",
            "bám sát hướng dẫn của UBND tỉnh, phối hợp chặt chẽ với UBMTTQ và các đoàn thể nhân dân"),
    D2_2A(
            "D2.2a",
            "UBND huyện, thành, thị",
            "quán triệt kỹ cho cán bộ chủ chốt xã, phường, thị trấn nắm đầy đủ nội dung của Nghị quyết"),
    D2_2B(
            "D2.2b",
            "UBND huyện, thành, thị",
            "giao cho các cơ quan chuyên môn phối hợp với các ban, ngành, đoàn thể giúp xã yếu kém, có kế hoạch cụ thể theo"
                    + " từng thời gian để khắc phục bằng được những tồn tại"),
    D2_3A(
            "D2.3a",
            "UBND huyện, thành, thị",
            "tổ chức cho 100% các xã, phường, thị trấn đăng ký phấn đấu chính quyền trong sạch, vững mạnh"),
    D2_3B("D2.3b", "UBND huyện, thành, thị", "đưa vào chỉ tiêu thi đua của huyện, thành, thị"),
    D2_3C(
            "D2.3c",
            "UBND huyện, thành, thị",
            "hàng năm tổ chức tốt việc đánh giá, phân loại chính quyền cơ sở theo 5 tiêu chuẩn"),
    D2_3D("D2.3d", "UBND huyện, thành, thị", "xét công nhận chính quyền cơ sở trong sạch, vững mạnh"),
    D2_3E(
            "D2.3e",
            "UBND huyện, thành, thị; UBND tỉnh",
            "làm thủ tục đề nghị UBND tỉnh xét, quyết định công nhận chính quyền cơ sở trong sạch, vững mạnh xuất sắc"),
    D2_4(
            "D2.4",
            "UBND huyện, thành, thị; UBND tỉnh",
            "báo cáo UBND tỉnh (vào tháng 6 và tuần đầu tháng 12 hàng năm) về tình hình thực hiện và kết quả xét phân loại"
                    + " cuối năm"),
    D3_1A("D3.1a", "UBND xã, phường, thị trấn", "do đích thân đồng chí Chủ tịch UBND trực tiếp tổ chức thực hiện"),
    D3_1B(
            "D3.1b",
            "UBND xã, phường, thị trấn",
            "thường xuyên báo cáo cấp uỷ Đảng về kết quả đã đạt được và những khó khăn cần giải quyết"),
    D3_2(
            "D3.2",
            "UBND xã, phường, thị trấn",
            "phân công cho từng thành viên UBND cũng như cán bộ chuyên môn, chịu trách nhiệm từng nội dung công việc cụ thể,"
                    + " báo cáo UBND vào các kỳ giao ban"),
    D3_3("D3.3", "UBND xã, phường, thị trấn", "tiến hành sơ kết, đánh giá ưu khuyết điểm, phân loại theo các tiêu chí"),
    D3_4("D3.4", "UBND xã, phường, thị trấn", "tiến hành đồng thời với quy chế thực hiện dân chủ ở cơ sở"),
    D4(
            "D4",
            "Cơ quan thông tin đại chúng",
            "biểu dương những đơn vị làm tốt, phê phán những đơn vị làm chưa tốt, phổ biến kinh nghiệm"),
    D5(
            "D5",
            "Tất cả",
            "5 tiêu chuẩn phải được «đo» bằng kết quả cụ thể của sự phát triển kinh tế - xã hội, trật tự trị an, đoàn kết nội"
                    + " bộ, vai trò quản lý, chỉ đạo điều hành, quản lý Nhà nước bằng pháp luật");

    private final String id;
    private final String bearer;
    private final String text;

    Clause(String id, String bearer, String text) {
        this.id = id;
        this.bearer = bearer;
        this.text = text;
    }

    /** What models, tests and pages cite: D2.3a. */
    public String id() {
        return id;
    }

    /** The bearer of the duty, in the directive's words. */
    public String bearer() {
        return bearer;
    }

    /** The duty in the directive's words. */
    public String text() {
        return text;
    }

    /** Whether the directive has a clause with this id. */
    public static boolean isOne(String id) {
        return Arrays.stream(values()).anyMatch(clause -> clause.id.equals(id));
    }

    /** @throws NoSuchElementException if the directive has no such clause */
    public static Clause of(String id) {
        return Arrays.stream(values())
                .filter(clause -> clause.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The directive has no clause " + id));
    }
}
