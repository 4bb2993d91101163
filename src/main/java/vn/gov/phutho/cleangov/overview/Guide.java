package vn.gov.phutho.cleangov.overview;

import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import vn.gov.phutho.cleangov.overview.OpenTasks.OpenTask;
import vn.gov.phutho.cleangov.overview.OpenTasks.Work;
import vn.gov.phutho.cleangov.unit.Role;

/** Three sentences on what to do now, for a person who sees the first page for the first time or after months. */
final class Guide {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private Guide() {}

    /** @param held the reader's roles; empty for an administrator */
    static List<String> sentences(Collection<Role> held, Work work) {
        return List.of(
                now(work),
                work.open() > 0
                        ? "Bấm vào tên việc để mở biểu mẫu, làm theo phần «Hướng dẫn» ở trên cùng rồi bấm «Hoàn thành»;"
                                + " điền dở cũng không mất vì hệ thống tự lưu."
                        : "Trước mỗi hạn hệ thống nhắc nhiều lần trong hộp thư và qua thư điện tử, nên không cần vào xem mỗi"
                                + " ngày.",
                held.stream().sorted().findFirst().map(Guide::partOf).orElse(ADMINISTRATOR));
    }

    private static String now(Work work) {
        if (work.open() == 0) {
            return "Hiện không có việc nào chờ đồng chí.";
        }
        OpenTask first = work.next().get(0);
        return "Việc cần làm trước nhất là «%s»%s, hạn %s%s."
                .formatted(
                        first.name(),
                        first.unitName().isBlank() ? "" : " (" + first.unitName() + ")",
                        DAY.format(first.due()),
                        first.overdue() ? ", đã quá hạn" : "");
    }

    private static final String ADMINISTRATOR =
            "Quản trị theo dõi thư không gửi được và nhóm chưa có người trên trang này, cấp tài khoản ở trang Tài khoản và trang"
                    + " quản trị của Camunda; không quyết định thay cán bộ.";

    private static String partOf(Role role) {
        return switch (role) {
            case COMMUNE_CHAIR ->
                "Trong năm đồng chí đích thân đăng ký, phân công, báo cáo cấp ủy, sơ kết và ký bản tự đánh giá; hồ sơ của"
                        + " xã mở từ mục «Hồ sơ năm» dưới đây.";
            case COMMUNE_OFFICER ->
                "Trong năm đồng chí ghi các kỳ giao ban, nhập kết quả và minh chứng của từng chỉ tiêu, giải trình điểm bị"
                        + " hạ; hồ sơ của xã mở từ mục «Hồ sơ năm» dưới đây.";
            case COMMUNE_PARTY ->
                "Mỗi năm một lần, khi xã tự chấm xong, cấp ủy cho ý kiến về kết quả; xem bất cứ lúc nào ở mục «Hồ sơ năm»"
                        + " dưới đây.";
            case DISTRICT_OFFICER ->
                "Đồng chí theo dõi các xã của huyện: bấm vào tên huyện để xem từng xã đang ở đâu, chọn những xã chậm rồi"
                        + " bấm «Đôn đốc».";
            case DISTRICT_CHAIR ->
                "Đồng chí duyệt chương trình, ký báo cáo tháng 6 và tháng 12, quyết định xếp loại các xã; trang này cho"
                        + " biết xã nào chưa đăng ký và việc nào quá hạn.";
            case DISTRICT_DEPUTY, PROVINCE_DEPUTY ->
                "Khi Chủ tịch giao đồng chí ký thay một loại văn bản, việc ký loại văn bản đó hiện ở Tasklist trong thời"
                        + " gian được giao; xem ở «Người ký thay».";
            case DISTRICT_FRONT ->
                "Mỗi năm một lần, sau khi các cơ quan thẩm định, Mặt trận cho ý kiến về kết quả của các xã trước khi huyện"
                        + " xếp loại.";
            case DISTRICT_AGENCY ->
                "Từ tháng 10 cơ quan thẩm định các chỉ tiêu mình phụ trách của mọi xã trên một bảng, rồi trả lời giải"
                        + " trình và thay số ước bằng số chính thức.";
            case PROVINCE_OFFICER ->
                "Đồng chí tiếp nhận báo cáo, thẩm định đề nghị xuất sắc và đôn đốc các huyện: xem «Việc quá hạn» và bảng"
                        + " các huyện ở dưới, bấm vào huyện để xem từng xã.";
            case PROVINCE_CHAIR ->
                "Đồng chí quyết định công nhận «trong sạch, vững mạnh xuất sắc» vào tháng 12; trang này trả lời bao nhiêu"
                        + " xã đã đăng ký, xã nào chưa, việc nào sắp đến hạn và báo cáo nào chậm.";
            case PROVINCE_DEPARTMENT ->
                "Trong năm đồng chí lập kế hoạch kiểm tra, ghi kết quả từng cuộc, theo dõi khắc phục và tổng kết gửi UBND"
                        + " tỉnh.";
            case PROVINCE_MEDIA ->
                "Trong năm cơ quan lập kế hoạch tuyên truyền và ghi từng tin, bài biểu dương, phê phán, phổ biến kinh"
                        + " nghiệm đã đăng.";
        };
    }
}
