package vn.gov.phutho.cleangov.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chapter of each figure in a report (D2.4). */
@Tag("D2.4")
class KeptFiguresTest {

    @Test
    void every_line_is_in_one_chapter() {
        KeptFigures figures = KeptFigures.of("""
                Đăng ký phấn đấu: 3/3 xã, phường, thị trấn (100 %)
                Kết quả xếp loại: Xuất sắc: 0
                Xã yếu kém: Xã Bằng Luân
                Quán triệt cho cán bộ chủ chốt: 2/3 xã
                Khắc phục ở Xã Bằng Luân: 2 điểm yếu
                Dự báo phân loại: 2/3 xã đã sơ kết
                Dân chủ cơ sở: đã thực hiện 4/6 nội dung
                Tuyên truyền: 2 tin, bài
                Sở, ngành kiểm tra tại huyện và các xã: 1 cuộc""");

        assertThat(figures.course())
                .containsExactly(
                        "Đăng ký phấn đấu: 3/3 xã, phường, thị trấn (100 %)",
                        "Quán triệt cho cán bộ chủ chốt: 2/3 xã", "Sở, ngành kiểm tra tại huyện và các xã: 1 cuộc");
        assertThat(figures.classes()).containsExactly("Kết quả xếp loại: Xuất sắc: 0");
        assertThat(figures.weak()).containsExactly("Xã yếu kém: Xã Bằng Luân", "Khắc phục ở Xã Bằng Luân: 2 điểm yếu");
        assertThat(figures.forecast()).containsExactly("2/3 xã đã sơ kết");
        assertThat(figures.democracy()).containsExactly("Đã thực hiện 4/6 nội dung");
        assertThat(figures.press()).containsExactly("2 tin, bài");
    }

    @Test
    void a_report_of_a_year_in_which_less_was_counted_has_empty_chapters() {
        assertThat(KeptFigures.of("Xã yếu kém: không có"))
                .isEqualTo(KeptFigures.of("Xã yếu kém: không có\n"))
                .satisfies(figures -> assertThat(figures.democracy()).isEmpty());
    }
}
