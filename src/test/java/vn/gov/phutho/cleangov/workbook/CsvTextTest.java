package vn.gov.phutho.cleangov.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a spreadsheet reads in a CSV file, and what it must not compute. */
class CsvTextTest {

    @Test
    void cells_are_quoted_and_disarmed() {
        assertThat(CsvText.row(List.of("a", "say \"no\"", "two\nlines", "")))
                .isEqualTo("\"a\",\"say \"\"no\"\"\",\"two\nlines\",\"\"\r\n");
        assertThat(CsvText.row(List.of("=1", "+1", "-1", "@x", "\tx", "\rx", "1-1")))
                .isEqualTo("\"'=1\",\"'+1\",\"'-1\",\"'@x\",\"'\tx\",\"'\rx\",\"1-1\"\r\n");
        assertThat(CsvText.BEGINNING).as("byte order mark").isEqualTo("\uFEFF");
    }
}
