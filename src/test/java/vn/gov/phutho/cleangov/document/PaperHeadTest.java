package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Decree 30/2020/NĐ-CP writes days, numbers and places. */
class PaperHeadTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-05, ngày 05 tháng 6 năm 2026",
        "2026-02-28, ngày 28 tháng 02 năm 2026",
        "2026-01-01, ngày 01 tháng 01 năm 2026",
        "2026-12-07, ngày 07 tháng 12 năm 2026"
    })
    void days_below_10_and_the_first_two_months_have_a_zero(LocalDate day, String written) {
        assertThat(PaperHead.day(day)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"1, 01", "9, 09", "10, 10", "120, 120"})
    void numbers_below_10_have_a_zero(int number, String written) {
        assertThat(PaperHead.number(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "Huyện Đoan Hùng, Đoan Hùng, huyện Đoan Hùng",
        "Thành phố Việt Trì, Việt Trì, thành phố Việt Trì",
        "Thị trấn Đoan Hùng, Đoan Hùng, thị trấn Đoan Hùng",
        "Tỉnh Phú Thọ, Phú Thọ, tỉnh Phú Thọ",
        "Phường 1, Phường 1, phường 1",
        "Xã Xã Lương, Xã Lương, xã Xã Lương"
    })
    void a_place_is_only_the_name_unless_the_name_is_a_number(String unit, String place, String within) {
        assertThat(PaperHead.place(unit)).isEqualTo(place);
        assertThat(PaperHead.within(unit)).isEqualTo(within);
    }
}
