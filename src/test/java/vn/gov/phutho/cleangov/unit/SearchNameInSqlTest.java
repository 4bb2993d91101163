package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.gov.phutho.cleangov.CleangovTest;

/** Java and SQL write a name in the same way, so that what one has written the other finds. */
@CleangovTest
class SearchNameInSqlTest {

    private static final List<String> NAMES = List.of(
            "Xã Hòa Bình",
            "Xã Hoà Bình",
            "Đoan Hùng đoan hùng",
            "Ðoan Hùng ðoan hùng",
            "Ɖoan Hùng ɖoan hùng",
            "  ĐOAN \t  HÙNG ",
            "Phòng Tài chính - Kế hoạch",
            "Tờ trình số 05/TTr-UBND năm 2026",
            "Phan Rang–Tháp Chàm",
            "Phường B'Lao, phường B’Lao, phường Bʼlao, phường B`lao, phường B´lao",
            "Thượng Cửu, Ngọc Đồng; Ưng Ứng Ừng Ửng Ững Ựng",
            "«Nguyễn Văn A» (Phó Chủ tịch) & 100 %",
            "Ca\u00a0Đình",
            "-",
            "");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void javaAndSqlAgree() {
        Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
                .flatMap(form -> NAMES.stream().map(name -> Normalizer.normalize(name, form)))
                .forEach(name -> assertThat(inSql(name)).as("«%s»", name).isEqualTo(SearchName.of(name)));
    }

    @Test
    void everyUnitIsStoredAsSqlWritesIt() {
        assertThat(jdbc.sql("select name from unit where search_name <> searchable(name)")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private String inSql(String name) {
        return jdbc.sql("select searchable(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
