package vn.gov.phutho.cleangov.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of texts that people upload, as CSV or Excel. */
class UploadedTableTest {

    private static final int MOST = 20_001;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,\"Xã A; B\"\n",
                "a;b\r\n1;\"Xã A; B\"\r\n",
                "\uFEFFa;b\n1; Xã A\u00a0\n",
                "a\tb\n1\tXa\u0303 A\n"
            })
    void the_separator_and_the_byte_order_mark_do_not_matter(String text) {
        List<UploadedTable.Row> rows = rows(text);

        assertThat(rows.get(0).cells()).containsExactly("a", "b");
        assertThat(rows.get(1).cell(0)).isEqualTo("1");
        assertThat(rows.get(1).cell(1))
                .startsWith("Xã A")
                .isEqualTo(rows.get(1).cell(1).strip());
    }

    @Test
    void rows_have_the_numbers_that_people_see_and_empty_ones_are_left_out() {
        assertThat(rows("a,b\n\n,\n1,\"x\ny\"\n2,z\n"))
                .extracting(UploadedTable.Row::number)
                .containsExactly(1, 4, 6);
    }

    @Test
    void an_excel_file_is_read_as_it_was_typed() throws IOException {
        byte[] file = workbook(sheet -> {
            Row head = sheet.createRow(0);
            head.createCell(0).setCellValue("a");
            head.createCell(1).setCellValue("b");
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue(7975);
            row.createCell(2).setCellValue("Xa\u0303 B ");
            sheet.createRow(3).createCell(0).setCellFormula("1+1");
            sheet.createRow(4).createCell(1).setCellValue("=1+1");
        });

        List<UploadedTable.Row> rows = read(file);

        assertThat(rows).extracting(UploadedTable.Row::number).containsExactly(1, 3, 4, 5);
        assertThat(rows.get(1).cells()).containsExactly("7975", "", "Xã B");
        assertThat(rows.get(1).calculated()).isNull();
        assertThat(rows.get(2).calculated()).isEqualTo("A4");
        assertThat(rows.get(3).calculated()).isNull();
        assertThat(rows.get(3).cell(1)).isEqualTo("=1+1");
        assertThat(rows.get(3).cell(9)).isEmpty();
    }

    @Test
    void a_file_of_twenty_thousand_people_is_read_and_one_more_is_refused() throws IOException {
        byte[] file = table(20_000);

        assertThat(read(file)).hasSize(MOST);
        assertThat(file.length).isLessThan(5 * 1024 * 1024);
        assertThat(UploadedTable.<String>read(file, MOST - 1, rows -> "read", why -> why))
                .isEqualTo("tệp có hơn 20000 dòng: hãy chia thành nhiều tệp.");
        assertThat(why(csv(20_001))).startsWith("tệp có hơn 20001 dòng");
    }

    @Test
    void what_cannot_be_read_is_explained() throws IOException {
        assertThat(why("a,b\n1,Xã\n".getBytes(StandardCharsets.UTF_16LE))).contains("UTF-8");
        assertThat(why("a,b\n1,Xã\n".getBytes(StandardCharsets.ISO_8859_1))).startsWith("dòng 2 không phải mã UTF-8");
        assertThat(why("a,b\n1,\"Xã\n".getBytes(StandardCharsets.UTF_8))).startsWith("dòng 2 không đọc được");
        assertThat(why(new byte[] {'P', 'K', 3, 4, 0, 0})).contains("không mở được");
        assertThat(why(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .contains(".xls");
        assertThat(why(zip("[Content_Types].xml", "<Types xmlns=\"x\"/>".getBytes(StandardCharsets.UTF_8))))
                .contains("không mở được");
    }

    @Test
    void a_zip_bomb_is_not_unpacked() throws IOException {
        byte[] bomb = zip("xl/worksheets/sheet1.xml", new byte[40 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(why(bomb)).isEqualTo("tệp nén giải ra quá lớn, không được mở.");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] csv(int rows) {
        return ("a,b\n" + IntStream.range(0, rows).mapToObj(i -> i + ",x\n").collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] table(int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TableWorkbook.write(
                bytes,
                TableWorkbook.Table.of(
                        "T",
                        IntStream.range(0, rows).boxed().toList(),
                        List.of(
                                TableWorkbook.text("Tài khoản", 30, i -> "nguyen.van.an." + i),
                                TableWorkbook.text("Họ và tên", 30, i -> "Nguyễn Văn An " + i),
                                TableWorkbook.text("Thư điện tử", 30, i -> "nguyen.van.an" + i + "@phutho.example"),
                                TableWorkbook.text("Vị trí", 30, i -> "commune-officer"),
                                TableWorkbook.text("Mã đơn vị", 30, i -> "0" + (7000 + i % 900)))));
        return bytes.toByteArray();
    }

    private static byte[] workbook(Consumer<Sheet> writer) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            writer.accept(workbook.createSheet());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<UploadedTable.Row> rows(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<UploadedTable.Row> read(byte[] file) {
        return UploadedTable.read(file, MOST, rows -> rows, why -> {
            throw new AssertionError(why);
        });
    }

    private static String why(byte[] file) {
        return UploadedTable.read(file, MOST, rows -> "read: " + rows, why -> why);
    }
}
