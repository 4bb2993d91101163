package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A criteria set goes out as a file, is edited, and comes in again only if nothing is wrong with it (D5). */
class CriteriaFileTest {

    private static final List<String> AGENCIES =
            DEFAULT_SET.agencies().stream().map(CriteriaSet.Agency::code).toList();

    /** An issued set that uses what the default does not: a basis, years, types of units, odd numbers, odd texts. */
    private static final CriteriaSet ISSUED = issued();

    private static CriteriaSet issued() {
        ObjectNode tree = (ObjectNode) Standards.json(Standards.defaultFile());
        tree.put("id", "TCCQCS-PT").put("version", 2).put("status", CriteriaSet.ISSUED);
        tree.put("legalBasis_vi", "Quyết định số 12/2026/QĐ-UBND\nngày 05/01/2026")
                .put("validFrom", 2026);
        tree.put("validTo", 2030).put("note_vi", "=HYPERLINK(\"http://x\")");
        ObjectNode second = (ObjectNode) tree.at("/criteria/0/indicators/1");
        second.put("name_vi", "-1+1 «Tốc độ» & <tăng>");
        ((ObjectNode) second.path("rule"))
                .put("zeroAt", new BigDecimal("-0.25"))
                .put("fullAt", 8.5);
        ((ObjectNode) tree.at("/criteria/0/indicators/2"))
                .putArray("notFor")
                .add("PHUONG")
                .add("THI_TRAN");
        ((ObjectNode) tree.at("/criteria/0/indicators/3"))
                .withObject("veto")
                .put("reason_vi", "@lý do")
                .put("question_vi", "+Có không")
                .putArray("blocks")
                .add("XUAT_SAC");
        return CriteriaSet.parse(tree.toString());
    }

    @Test
    @Tag("D5")
    void an_exported_set_is_imported_unchanged() {
        for (CriteriaSet set : List.of(DEFAULT_SET, ISSUED)) {
            for (byte[] file : List.of(CriteriaFile.json(set), CriteriaFile.workbook(set))) {
                CriteriaDraft draft = read(file);

                assertThat(draft.problems()).isEmpty();
                assertThat(draft.set()).isEqualTo(set);
            }
        }
    }

    @Test
    void the_imported_set_is_stored_unchanged() {
        CriteriaSet set = read(CriteriaFile.workbook(ISSUED)).set();

        assertThat(CriteriaSet.parse(new String(CriteriaFile.json(set), StandardCharsets.UTF_8)))
                .isEqualTo(set);
    }

    @Test
    void the_shipped_file_itself_has_no_problem() {
        assertThat(read(Standards.defaultFile().getBytes(StandardCharsets.UTF_8))
                        .problems())
                .isEmpty();
    }

    @Test
    void the_default_says_in_both_files_that_it_is_no_official_text() throws IOException {
        String label = "mặc định, không phải văn bản chính thức";

        assertThat(new String(CriteriaFile.json(DEFAULT_SET), StandardCharsets.UTF_8))
                .contains(label);
        assertThat(new String(CriteriaFile.json(ISSUED), StandardCharsets.UTF_8))
                .doesNotContain(label);
        try (XSSFWorkbook workbook = open(CriteriaFile.workbook(DEFAULT_SET))) {
            assertThat(cell(workbook.getSheet("Thông tin chung"), 4, "Nội dung").getStringCellValue())
                    .isEqualTo(label);
            workbook.forEach(sheet -> assertThat(sheet.getHeader().getCenter()).endsWith(label));
        }
    }

    @Test
    void a_person_can_edit_the_workbook() throws IOException {
        try (XSSFWorkbook workbook = open(CriteriaFile.workbook(DEFAULT_SET))) {
            workbook.forEach(sheet -> {
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
                        .isEqualTo((short) 1);
            });
            Sheet indicators = workbook.getSheet("Chỉ tiêu");
            assertThat(cell(indicators, 2, "Mã chỉ tiêu").getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(indicators, 2, "Điểm tối đa").getCellType()).isEqualTo(CellType.NUMERIC);
            assertThat(cell(indicators, 2, "Cách chấm").getStringCellValue()).isEqualTo("khung điểm");
            assertThat(indicators.getDataValidations()).isNotEmpty();
        }
    }

    @Test
    void a_text_that_looks_like_a_formula_stays_a_text() throws IOException {
        try (XSSFWorkbook workbook = open(CriteriaFile.workbook(ISSUED))) {
            workbook.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> assertThat(cell.getCellType())
                    .as(cell.getAddress().toString())
                    .isNotEqualTo(CellType.FORMULA))));
            for (Cell cell : List.of(
                    cell(workbook.getSheet("Thông tin chung"), 9, "Nội dung"),
                    cell(workbook.getSheet("Chỉ tiêu"), 3, "Tên chỉ tiêu"),
                    cell(workbook.getSheet("Chỉ tiêu"), 5, "Lý do phủ quyết"),
                    cell(workbook.getSheet("Chỉ tiêu"), 5, "Câu hỏi phủ quyết"))) {
                assertThat(cell.getStringCellValue()).containsPattern("^[=+@-]");
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Thông tin chung|2|Nội dung|tc 1|Thông tin chung!B2: mã bộ tiêu chí chỉ gồm chữ hoa không dấu, chữ số và dấu gạch nối.",
                "Thông tin chung|3|Nội dung|0|Thông tin chung!B3: phiên bản phải là số nguyên từ 1 đến 9999.",
                "Thông tin chung|4|Nội dung|đã ban hành|Thông tin chung!B5: thiếu căn cứ ban hành.",
                "Thông tin chung|4|Nội dung|nháp|Thông tin chung!B4: «nháp» không có nghĩa ở cột «Tình trạng»; chọn trong: đã ban hành; mặc định, không phải văn bản chính thức.",
                "Thông tin chung|6|Nội dung|hai|Thông tin chung!B6: năm bắt đầu áp dụng phải là số.",
                "Thông tin chung|8|Nội dung|99|Thông tin chung!B8: tổng điểm của bộ tiêu chí là 99 nhưng các tiêu chí cộng lại được 100.",
                "Tiêu chí|3|Điểm tối đa|21|Tiêu chí!C3: điểm tối đa của tiêu chí là 21 nhưng các chỉ tiêu cộng lại được 20.",
                "Tiêu chí|3|Mã tiêu chí|TC1|Tiêu chí!A3: mã «TC1» đã dùng ở trên.",
                "Tiêu chí|3|Tên tiêu chí||Tiêu chí!B3: thiếu tên tiêu chí.",
                "Chỉ tiêu|2|Tiêu chí|TC9|Chỉ tiêu!A2: không có tiêu chí «TC9».",
                "Chỉ tiêu|3|Mã chỉ tiêu|1.1|Chỉ tiêu!B3: mã «1.1» đã dùng ở trên.",
                "Chỉ tiêu|3|Mã chỉ tiêu|1,2|Chỉ tiêu!B3: mã chỉ tiêu chỉ gồm chữ không dấu, chữ số, dấu chấm và dấu gạch nối.",
                "Chỉ tiêu|3|Điểm tối đa|bốn|Chỉ tiêu!E3: điểm tối đa phải là số.",
                "Chỉ tiêu|3|Điểm tối đa|4,125|Chỉ tiêu!E3: điểm tối đa phải từ 0 trở lên, nhiều nhất 2 chữ số thập phân.",
                "Chỉ tiêu|2|Cách chấm|bậc thang|Chỉ tiêu!F2: «bậc thang» không có nghĩa ở cột «Cách chấm»; chọn trong: khung điểm; tỷ lệ; mục kiểm; có/không.",
                "Chỉ tiêu|3|Chiều|càng thấp càng tốt|Chỉ tiêu!L3: chỉ tiêu càng thấp càng tốt thì giá trị được điểm tối đa phải thấp hơn giá trị được 0 điểm.",
                "Chỉ tiêu|3|Tỷ lệ: điểm tối đa tại|0|Chỉ tiêu!L3: giá trị được điểm tối đa phải khác giá trị được 0 điểm.",
                "Chỉ tiêu|3|Giá trị lớn nhất|-100|Chỉ tiêu!I3: giá trị lớn nhất (-100) phải lớn hơn giá trị nhỏ nhất (-100).",
                "Chỉ tiêu|2|Cơ quan thẩm định|nobody|Chỉ tiêu!V2: cơ quan thẩm định «nobody» không có trong danh sách cơ quan.",
                "Chỉ tiêu|2|Không áp dụng cho|xã; ấp|Chỉ tiêu!Z2: «ấp» không có nghĩa ở cột «Không áp dụng cho»; chọn trong: xã; phường; thị trấn.",
                "Chỉ tiêu|2|Phủ quyết khi giá trị|lớn hơn|Chỉ tiêu!R2: thiếu giá trị phủ quyết.",
                "Chỉ tiêu|11|Câu hỏi phủ quyết|Có trọng án|Chỉ tiêu!Q11: phủ quyết cần đúng một trong hai: giá trị đo được hoặc câu hỏi phủ quyết.",
                "Chỉ tiêu|11|Không được xếp loại|vững mạnh|Chỉ tiêu!T11: đã phủ quyết «vững mạnh» thì phải phủ quyết cả «xuất sắc».",
                "Chỉ tiêu|11|Giá trị phủ quyết|-5|Chỉ tiêu!R11: giá trị phủ quyết (-5) nằm ngoài khoảng giá trị nhập được.",
                "Chỉ tiêu|2|Hệ thống tính từ|hồ sơ đăng ký và phân công|Chỉ tiêu!W2: hồ sơ đăng ký, phân công trả lời đúng 3 mục kiểm: đăng ký đúng hạn, đã phân công, chủ tịch trực tiếp làm.",
                "Khung điểm|3|Đến|108|Khung điểm!B2: bỏ trống khoảng từ 108 đến 110: không khung nào chấm điểm khoảng này.",
                "Khung điểm|3|Đến|112|Khung điểm!B2: khung chồng lên khung đến 112: khoảng từ 110 đã được chấm ở khung kia.",
                "Khung điểm|3|Từ|120|Khung điểm!C3: giá trị cuối của khung (110) phải lớn hơn giá trị đầu (120).",
                "Khung điểm|2|Đến|500|Khung điểm!C2: khung cao nhất không chấm điểm giá trị lớn nhất nhập được (1000).",
                "Khung điểm|6|Từ|10|Khung điểm!B6: khung thấp nhất không chấm điểm giá trị nhỏ nhất nhập được (0).",
                "Khung điểm|2|Điểm|6|Khung điểm!D2: 6 điểm là quá điểm tối đa của chỉ tiêu (5).",
                "Khung điểm|2|Điểm|4,5|Chỉ tiêu!F2: không khung nào cho đủ điểm tối đa (5).",
                "Khung điểm|2|Chỉ tiêu|1.2|Khung điểm!A2: không có chỉ tiêu «1.2» chấm theo khung điểm.",
                "Mục kiểm|2|Điểm|2|Chỉ tiêu!F20: các mục kiểm cộng lại được 4 điểm nhưng điểm tối đa của chỉ tiêu là 3.",
                "Mục kiểm|2|Nội dung||Mục kiểm!B2: thiếu nội dung mục kiểm.",
                "Cơ quan|2|Mã cơ quan|nobody|Cơ quan!A2: huyện không có cơ quan mang mã «nobody»; các mã có thể dùng: "
            })
    void problems_are_reported_with_their_cell(String sheet, int row, String head, String value, String problem) {
        byte[] file = edited(workbook -> type(workbook.getSheet(sheet), row, head, value));

        assertThat(read(file).problems()).anySatisfy(told -> assertThat(told).startsWith(problem));
    }

    @Test
    void all_problems_are_reported_at_once() {
        byte[] file = edited(workbook -> {
            type(workbook.getSheet("Thông tin chung"), 3, "Nội dung", "0");
            type(workbook.getSheet("Tiêu chí"), 3, "Tên tiêu chí", null);
            type(workbook.getSheet("Khung điểm"), 2, "Đến", "500");
        });

        assertThat(read(file).problems())
                .extracting(told -> told.substring(0, told.indexOf(':')))
                .containsExactlyInAnyOrder("Thông tin chung!B3", "Tiêu chí!B3", "Khung điểm!C2");
    }

    @Test
    void a_cell_that_holds_no_plain_value_is_refused() {
        byte[] file = edited(workbook -> {
            cell(workbook.getSheet("Tiêu chí"), 2, "Điểm tối đa").setCellFormula("15+15");
            Cell share = cell(workbook.getSheet("Chỉ tiêu"), 2, "Giá trị nhỏ nhất");
            share.setCellValue(0.95);
            share.setCellStyle(workbook.createCellStyle());
            share.getCellStyle().setDataFormat((short) 9);
            Cell day = cell(workbook.getSheet("Khung điểm"), 2, "Từ");
            day.setCellStyle(workbook.createCellStyle());
            day.getCellStyle().setDataFormat((short) 14);
        });

        assertThat(read(file).problems())
                .contains(
                        "Tiêu chí!C2: ô này chứa công thức hoặc báo lỗi: hãy ghi thẳng giá trị.",
                        "Chỉ tiêu!H2: ô này định dạng phần trăm: hãy đổi định dạng ô thành số, ghi 95 thay cho 95%.",
                        "Khung điểm!B2: ô này là ngày tháng: hãy đổi định dạng ô thành số rồi nhập lại.");
    }

    @Test
    void columns_may_be_moved_but_not_be_missing() {
        byte[] moved = edited(workbook -> {
            Sheet sheet = workbook.getSheet("Cơ quan");
            sheet.forEach(row -> {
                String code = row.getCell(0).getStringCellValue();
                row.getCell(0).setCellValue(row.getCell(1).getStringCellValue());
                row.getCell(1).setCellValue(code);
            });
        });
        byte[] missing = edited(workbook -> type(workbook.getSheet("Tiêu chí"), 1, "Điểm tối đa", "Điểm"));

        assertThat(read(moved).set()).isEqualTo(DEFAULT_SET);
        assertThat(read(missing).problems()).contains("Tiêu chí!1: thiếu cột «Điểm tối đa».");
        assertThat(read(edited(workbook -> workbook.removeSheetAt(3))).problems())
                .containsExactly("Bảng tính thiếu trang «Khung điểm».");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/version|`\"1\"`|version: phiên bản phải là số.",
                "/criteria/0/maxPoints|31|criteria[0].maxPoints: điểm tối đa của tiêu chí là 31 nhưng các chỉ tiêu cộng lại được 30.",
                "/criteria/1/indicators/0/rule/bands/0/points|`\"x\"`|criteria[1].indicators[0].rule.bands[0].points: điểm của khung phải là số.",
                "/criteria/0/indicators/0/direction|`\"up\"`|criteria[0].indicators[0].direction: chiều đánh giá «up» không có; chọn một trong: boolean, checklist, higher, lower.",
                "/criteria/0/indicators/0/rule|`\"x\"`|criteria[0].indicators[0].rule.type: thiếu cách chấm.",
                "/criteria/0/indicators/1/rule/max|5|criteria[0].indicators[1].rule.max: điểm tối đa của cách chấm (5) khác điểm tối đa của chỉ tiêu (4).",
                "/criteria/0/indicators/0/evidence_vi|`[\"a\\nb\"]`|criteria[0].indicators[0].evidence_vi[0]: mỗi tài liệu chứng minh phải viết trên một dòng.",
                "/criteria/0/indicators/0/maxPoints|1e300|criteria[0].indicators[0].maxPoints: điểm tối đa có quá nhiều chữ số.",
                "/criteria/2/indicators/0/veto/measured/op|`\">\"`|criteria[2].indicators[0].veto.measured.value: chỉ tiêu có/không chỉ phủ quyết được khi bằng «có» hoặc bằng «không».",
                "/criteria|`\"x\"`|criteria: tiêu chí phải là một danh sách.",
                "/agencies|[]|agencies: chưa có cơ quan thẩm định nào.",
            })
    void problems_in_a_json_file_name_the_path(String pointer, String value, String problem) {
        ObjectNode tree = (ObjectNode) Standards.json(Standards.defaultFile());
        int last = pointer.lastIndexOf('/');
        JsonNode parent = last == 0 ? tree : tree.at(pointer.substring(0, last));
        ((ObjectNode) parent).set(pointer.substring(last + 1), Standards.json(value));

        assertThat(read(tree.toString().getBytes(StandardCharsets.UTF_8)).problems())
                .contains(problem);
    }

    @Test
    void a_criterion_needs_an_indicator_for_every_type_of_unit() {
        ObjectNode tree = (ObjectNode) Standards.json(Standards.defaultFile());
        tree.at("/criteria/4/indicators")
                .forEach(
                        indicator -> ((ObjectNode) indicator).putArray("notFor").add("XA"));

        assertThat(read(tree.toString().getBytes(StandardCharsets.UTF_8)).problems())
                .containsExactly("criteria[4]: không chỉ tiêu nào áp dụng cho xã.");
    }

    @Test
    void a_file_that_is_not_a_criteria_file_is_refused_in_one_sentence() throws IOException {
        String foreign = "Tệp này không phải là bảng tính Excel (.xlsx) hay tệp JSON của một bộ tiêu chí.";
        String closed = "Tệp này không mở được như một bảng tính Excel (.xlsx).";

        assertThat(refusal("")).isEqualTo(foreign);
        assertThat(refusal("Mã,Tên")).isEqualTo(foreign);
        assertThat(refusal("[1]")).isEqualTo(foreign);
        assertThat(refusal("{\"id\": \n 1,}")).startsWith("Tệp JSON sai cú pháp ở dòng 2");
        assertThat(refusal("{\"id\": 1, \"id\": 2}")).startsWith("Tệp JSON sai cú pháp");
        assertThat(refusal("[".repeat(100_000))).isEqualTo(foreign);
        assertThat(refusal("PK\u0003\u0004 no archive")).isEqualTo(closed);
        assertThat(refusal(zip("a.txt", new byte[] {1}))).isEqualTo(closed);
        assertThat(refusal(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .startsWith("Tệp Excel đời cũ (.xls)");
        assertThat(refusal(new byte[6 * 1024 * 1024])).isEqualTo("Tệp lớn hơn 5 MB.");
    }

    @Test
    void a_zip_bomb_is_not_unpacked() throws IOException {
        byte[] bomb = zip("xl/workbook.xml", new byte[64 * 1024 * 1024]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(refusal(bomb)).isEqualTo("Tệp nén giải ra quá lớn, không được mở.");
    }

    @Test
    void only_the_first_two_hundred_problems_are_reported() {
        String lists = "{},".repeat(500_000) + "{}";
        List<String> problems = read(("{\"agencies\": [%s], \"criteria\": [%s]}".formatted(lists, lists)).getBytes())
                .problems();

        assertThat(problems).hasSize(201).contains("agencies: nhiều nhất 200 cơ quan thẩm định.");
        assertThat(problems.get(200)).matches("Và còn \\d+ chỗ khác\\.");
    }

    @Test
    void external_references_of_a_workbook_are_not_read() throws IOException {
        String secret = "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        byte[] file = rewritten(
                CriteriaFile.workbook(DEFAULT_SET),
                "xl/sharedStrings.xml",
                text -> text.replaceFirst("(<\\?xml[^>]*\\?>)?", "$1" + secret)
                        .replaceFirst("<t([^>]*)>[^<]*</t>", "<t$1>&x;</t>"));

        assertThat(read(file).problems()).containsExactly("Tệp này không mở được như một bảng tính Excel (.xlsx).");
    }

    @Test
    void random_changes_are_refused() {
        byte[] sound = CriteriaFile.workbook(DEFAULT_SET);
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] noisy = sound.clone();
            for (int i = 0; i < 20; i++) {
                noisy[4 + random.nextInt(noisy.length - 4)] = (byte) random.nextInt();
            }
            CriteriaDraft draft = read(noisy);
            assertThat(!draft.isSound() || draft.set() != null).isTrue();
        }
    }

    private static CriteriaDraft read(byte[] file) {
        CriteriaDraft draft = CriteriaFile.read(file);
        CriteriaCheck.check(draft, AGENCIES);
        return draft;
    }

    private static String refusal(String file) {
        return refusal(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] file) {
        List<String> problems = read(file).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private static byte[] edited(Consumer<XSSFWorkbook> edit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = open(CriteriaFile.workbook(DEFAULT_SET))) {
            edit.accept(workbook);
            workbook.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    /** @param row as Excel counts */
    private static Cell cell(Sheet sheet, int row, String head) {
        for (Cell one : sheet.getRow(0)) {
            if (one.getStringCellValue().equals(head)) {
                return sheet.getRow(row - 1).getCell(one.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
            }
        }
        throw new AssertionError("No column " + head);
    }

    private static void type(Sheet sheet, int row, String head, String value) {
        Cell cell = cell(sheet, row, head);
        cell.setBlank();
        if (value != null) {
            cell.setCellValue(value);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] rewritten(byte[] file, String name, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                byte[] content = from.readAllBytes();
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals(name)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }
}
