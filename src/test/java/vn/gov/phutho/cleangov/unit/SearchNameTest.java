package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class SearchNameTest {

    @Test
    void ignoresDiacriticsAndCase() {
        assertThat(SearchName.of("Huyện Đoan Hùng")).isEqualTo("huyen doan hung");
        assertThat(SearchName.of("  ĐOAN   HÙNG ")).isEqualTo("doan hung");
        assertThat(SearchName.of("Thượng Cửu, Ngọc Đồng")).isEqualTo("thuong cuu ngoc dong");
    }

    @Test
    void takesBothSpellingsOfATone() {
        assertThat(SearchName.of("Xã Hòa Bình")).isEqualTo(SearchName.of("Xã Hoà Bình"));
    }

    @Test
    void takesDecomposedLettersAsTheyLook() {
        assertThat(SearchName.of(Normalizer.normalize("Tiên Lương", Normalizer.Form.NFD)))
                .isEqualTo("tien luong");
    }

    @Test
    void ignoresApostrophesAndHyphens() {
        assertThat(SearchName.of("Phường B'Lao")).isEqualTo(SearchName.of("phuong blao"));
        assertThat(SearchName.of("Phan Rang-Tháp Chàm")).isEqualTo(SearchName.of("phan rang thap cham"));
    }

    @Test
    void takesTheLettersThatLookLikeD() {
        assertThat(SearchName.of("Ðoan Hùng")).isEqualTo("doan hung");
        assertThat(SearchName.of("ƉOAN HÙNG")).isEqualTo("doan hung");
    }

    @Test
    void takesTitlesAndNumbersOfPapersAsWords() {
        assertThat(SearchName.of("Phòng Tài chính - Kế hoạch")).isEqualTo("phong tai chinh ke hoach");
        assertThat(SearchName.of("05/TTr-UBND")).isEqualTo("05 ttr ubnd");
    }
}
