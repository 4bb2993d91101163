package vn.gov.phutho.cleangov.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class CsvFileTest {

    @Test
    void readsColumnsByTheirNames() {
        List<CsvFile.Row> rows =
                CsvFile.read(file("name,extra,code\r\n\"Xã A, B\",x,1\r\n\r\n Xã C ,, 2"), "code", "name");

        assertThat(rows).extracting(row -> row.text("code")).containsExactly("1", "2");
        assertThat(rows).extracting(row -> row.text("name")).containsExactly("Xã A, B", "Xã C");
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(2, 4);
        assertThat(rows.get(1).text("extra")).isEmpty();
    }

    @Test
    void countsTheLinesOfAValueThatHasSeveral() {
        List<CsvFile.Row> rows = CsvFile.read(file("code,name\n1,\"Xã\nA\"\n2,B\n"), "code", "name");

        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(2, 4);
    }

    @Test
    void ignoresAByteOrderMark() {
        assertThat(CsvFile.read(file("\uFEFFcode,name\n1,A\n"), "code", "name")).hasSize(1);
    }

    @Test
    void composesLettersAndTheirMarks() {
        assertThat(CsvFile.read(file("code,name\n1,Xa\u0303\n"), "name").get(0).text("name"))
                .isEqualTo("Xã");
    }

    @Test
    void refusesACharacterThatCannotBeSeen() {
        assertThatThrownBy(() -> CsvFile.read(file("code,name\n1,A\n2,Xã\u202eB\n"), "name"))
                .isInstanceOf(BadFileException.class)
                .hasMessageStartingWith("units.csv, line 3: name")
                .hasMessageContaining("U+202E");
    }

    @Test
    void refusesAFileWithoutItsHeader() {
        assertThatThrownBy(() -> CsvFile.read(file("1,A\n2,B\n"), "code", "name"))
                .isInstanceOf(BadFileException.class)
                .hasMessage("units.csv, line 1: the header must be 'code,name', but lacks 'code,name': it reads '1,A'");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> CsvFile.read(file(""), "code")).hasMessageContaining("no rows");
        assertThatThrownBy(() -> CsvFile.read(file("code\n"), "code")).hasMessageContaining("no rows");
    }

    @Test
    void namesTheLineWithTooFewColumns() {
        assertThatThrownBy(() -> CsvFile.read(file("code,name\n1,A\n2\n"), "code", "name"))
                .hasMessage("units.csv, line 3: expected 2 columns, found 1: [2]");
    }

    @Test
    void namesTheLineOfAnOpenQuote() {
        assertThatThrownBy(() -> CsvFile.read(file("code,name\n1,A\n2,\"B\n"), "code", "name"))
                .isInstanceOf(BadFileException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        byte[] bytes = "code,name\n1,A\n2,Xã\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> CsvFile.read(file(bytes), "code", "name"))
                .hasMessage("units.csv, line 3: not UTF-8: save the file as UTF-8");
    }

    @Test
    void refusesALetterCutOffAtTheEnd() {
        byte[] whole = "code,name\n1,Xã".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> CsvFile.read(file(Arrays.copyOf(whole, whole.length - 1)), "code"))
                .hasMessageContaining("line 2: not UTF-8");
    }

    static Resource file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Resource file(byte[] bytes) {
        return new ByteArrayResource(bytes) {
            @Override
            public String getDescription() {
                return "units.csv";
            }
        };
    }
}
