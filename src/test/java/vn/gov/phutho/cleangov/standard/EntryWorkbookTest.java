package vn.gov.phutho.cleangov.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.phutho.cleangov.standard.Standards.DEFAULT_SET;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellAddress;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.gov.phutho.cleangov.OfflineFile;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.standard.EntryReadings.Problem;
import vn.gov.phutho.cleangov.standard.EntryTable.Kind;
import vn.gov.phutho.cleangov.standard.EntryTable.Line;
import vn.gov.phutho.cleangov.standard.EntryTable.Owner;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;
import vn.gov.phutho.cleangov.unit.UnitType;

/** A table of entries goes out as an Excel file, is filled in by people, and comes back (D5). */
class EntryWorkbookTest {

    private static final String OWNER = "2026-07975";
    private static final String ANSWER = "Kết quả đo được";

    private static final Map<String, Reading> GIVEN = given();

    /** One of each kind of answer, and what can stand beside it. */
    private static Map<String, Reading> given() {
        Map<String, Reading> given = new LinkedHashMap<>();
        given.put("1.1", new Reading(Measurement.of("105.55"), true, "Số ước đến 31/10.\nChờ quyết toán."));
        given.put("1.2", new Reading(Measurement.of("-3.3"), false, "=cmd|' /C calc'!A0"));
        given.put("2.1", new Reading(Measurement.afterNone(new BigDecimal(2)), false, "-2 vụ"));
        given.put("2.2", new Reading(Measurement.of("1000"), false, ""));
        given.put("2.3", new Reading(Measurement.noCaseArose(), false, ""));
        given.put("3.1", new Reading(Measurement.ofYes(false), true, "@x"));
        given.put("3.2", new Reading(Measurement.of("0.1").withVetoAnswer(true), false, "Đã kỷ luật."));
        given.put("5.4", new Reading(Measurement.ofItems(List.of(true, false)), false, ""));
        return given;
    }

    private static Reading computed() {
        return new Reading(Measurement.ofItems(List.of(true, true, false)), false, "Đăng ký ngày 02/02/2026.");
    }

    private static EntryTable sheet(Map<String, Reading> given) {
        return sheet(OWNER, DEFAULT_SET, given);
    }

    private static EntryTable sheet(String key, CriteriaSet set, Map<String, Reading> given) {
        List<Line> lines = set.indicators().stream()
                .map(one -> one.code().equals("4.1")
                        ? new Line(one, computed(), null, true)
                        : new Line(one, given.get(one.code()), null, false))
                .toList();
        String title = "Bản tự chấm điểm: Xã " + key.substring(5) + ", năm " + key.substring(0, 4);
        return new EntryTable(Kind.SELF_REVIEW, key, title, set, List.of(new Owner(key, "Xã Hùng Xuyên", lines)));
    }

    private static EntryTable grid() {
        List<Owner> owners = Stream.of("2026-07969", OWNER)
                .map(key -> new Owner(
                        key,
                        key.equals(OWNER) ? "Xã Hùng Xuyên" : "Thị trấn Đoan Hùng",
                        DEFAULT_SET.indicatorsOf("finance").stream()
                                .map(one -> new Line(
                                        one,
                                        GIVEN.get(one.code()),
                                        key.equals(OWNER) ? GIVEN.get(one.code()) : null,
                                        false))
                                .toList()))
                .toList();
        return new EntryTable(Kind.APPRAISAL, "2026-230/finance", "Bảng thẩm định", DEFAULT_SET, owners);
    }

    @Test
    @Tag("D5")
    void written_values_are_read_back_unchanged() {
        EntryReadings readings = EntryWorkbook.read(sheet(GIVEN), EntryWorkbook.write(sheet(GIVEN)));

        readings.requireReadable();
        assertThat(readings.problems()).isEmpty();
        assertThat(readings.readings().get(OWNER)).isEqualTo(GIVEN);
    }

    @Test
    @Tag("D5")
    void an_empty_sheet_is_filled_in_with_numbers_and_words_as_people_type_them() {
        byte[] filled = edited(sheet(Map.of()), file -> {
            file.types(OWNER + "/1.1", ANSWER, 95.5);
            file.at(OWNER + "/1.1", "Ước (x)").setCellValue(" X ");
            file.at(OWNER + "/1.1", "Giải trình").setCellValue("Theo báo cáo.");
            file.at(OWNER + "/1.2", ANSWER).setCellValue("\u00A012,5 ");
            file.types(OWNER + "/1.3", ANSWER, 0.1 + 0.2);
            file.types(OWNER + "/2.1", ANSWER, 3);
            file.at(OWNER + "/2.1/zeroBase", ANSWER).setCellValue("x");
            file.at(OWNER + "/2.3", "Không phát sinh (x)").setCellValue("x");
            file.at(OWNER + "/3.1", ANSWER).setCellValue("co\u0301"); // as a Mac writes it
            file.types(OWNER + "/3.2", ANSWER, 0);
            file.at(OWNER + "/3.2/veto", ANSWER).setCellValue("KHÔNG");
            file.at(OWNER + "/5.4/1", ANSWER).setCellValue("Có");
            file.at(OWNER + "/5.4/2", ANSWER).setCellValue(false);
        });

        EntryReadings readings = EntryWorkbook.read(sheet(Map.of()), filled);

        assertThat(readings.problems()).isEmpty();
        assertThat(readings.readings().get(OWNER))
                .isEqualTo(Map.of(
                        "1.1", new Reading(Measurement.of("95.5"), true, "Theo báo cáo."),
                        "1.2", new Reading(Measurement.of("12.5"), false, ""),
                        "1.3", new Reading(Measurement.of("0.3"), false, ""),
                        "2.1", new Reading(Measurement.afterNone(new BigDecimal(3)), false, ""),
                        "2.3", new Reading(Measurement.noCaseArose(), false, ""),
                        "3.1", new Reading(Measurement.ofYes(true), false, ""),
                        "3.2", new Reading(Measurement.of("0").withVetoAnswer(false), false, ""),
                        "5.4", new Reading(Measurement.ofItems(List.of(true, false)), false, "")));
        assertThat(EntryReadings.entry(readings.readings().get(OWNER).get("1.1")))
                .hasToString("{\"value\":\"95.5\",\"estimate\":true,\"note\":\"Theo báo cáo.\"}");
    }

    @Test
    void a_grid_keeps_its_communes_apart() {
        byte[] filled = edited(grid(), file -> {
            file.at("2026-07969/1.1", "Thẩm định").setCellValue(88);
            file.at(OWNER + "/5.4/2", "Thẩm định").setCellValue("Có");
            file.at(OWNER + "/5.4", "Lý do, ghi chú").setCellValue("Đã quyết toán.");
        });

        EntryReadings readings = EntryWorkbook.read(grid(), filled);

        assertThat(readings.problems()).isEmpty();
        assertThat(readings.readings().get("2026-07969").get("1.1").measurement())
                .isEqualTo(Measurement.of("88"));
        assertThat(readings.readings().get(OWNER).get("1.1")).isEqualTo(GIVEN.get("1.1"));
        assertThat(readings.readings().get(OWNER).get("5.4"))
                .isEqualTo(new Reading(Measurement.ofItems(List.of(true, true)), false, "Đã quyết toán."));
    }

    @Test
    void the_rows_of_a_grid_may_be_sorted() {
        byte[] sorted = edited(grid(), file -> {
            Row one = file.row("2026-07969/1.1");
            Row other = file.row(OWNER + "/1.1");
            for (int i = 0; i < one.getLastCellNum(); i++) {
                if (one.getCell(i).getCellType() == CellType.STRING) {
                    String text = one.getCell(i).getStringCellValue();
                    one.getCell(i).setCellValue(other.getCell(i).toString());
                    other.getCell(i).setCellValue(text);
                }
            }
            file.at(OWNER + "/1.1", "Thẩm định").setCellValue(77);
        });

        assertThat(EntryWorkbook.read(grid(), sorted)
                        .readings()
                        .get(OWNER)
                        .get("1.1")
                        .measurement())
                .isEqualTo(Measurement.of("77"));
    }

    @TestFactory
    Stream<DynamicTest> every_problem_names_its_cell() {
        return Stream.of(
                wrong(
                        "a word for a number",
                        "1.1",
                        ANSWER,
                        cell -> cell.setCellValue("nhiều"),
                        "F8",
                        "Giá trị «nhiều» không phải là số."),
                wrong(
                        "a number that is too large",
                        "1.4",
                        ANSWER,
                        cell -> cell.setCellValue(100.01),
                        "F11",
                        "Giá trị «100,01» không được lớn hơn 100 %."),
                wrong(
                        "too many decimals",
                        "2.2",
                        ANSWER,
                        cell -> cell.setCellValue(1.5),
                        "F19",
                        "Giá trị «1,5»: chỉ nhận số nguyên."),
                wrong(
                        "a number beyond all bounds",
                        "1.1",
                        ANSWER,
                        cell -> cell.setCellValue(1e300),
                        "F8",
                        "Giá trị quá dài."),
                wrong(
                        "a formula",
                        "1.1",
                        ANSWER,
                        cell -> cell.setCellFormula("50+45"),
                        "F8",
                        "Ô này chứa công thức hoặc báo lỗi: hãy ghi thẳng giá trị."),
                wrong(
                        "a formula in a note",
                        "1.1",
                        "Giải trình",
                        cell -> cell.setCellFormula("HYPERLINK(\"http://x\")"),
                        "I8",
                        "Ô này chứa công thức hoặc báo lỗi: hãy ghi thẳng giá trị."),
                wrong(
                        "an error",
                        "3.1",
                        ANSWER,
                        cell -> cell.setCellErrorValue((byte) 7),
                        "F25",
                        "Ô này chứa công thức hoặc báo lỗi: hãy ghi thẳng giá trị."),
                wrong(
                        "a day",
                        "1.1",
                        ANSWER,
                        cell -> format(cell, 45_000, 14),
                        "F8",
                        "Ô này là ngày tháng: hãy đổi định dạng ô thành số rồi nhập lại."),
                wrong(
                        "per cent",
                        "1.1",
                        ANSWER,
                        cell -> format(cell, 0.95, 9),
                        "F8",
                        "Ô này định dạng phần trăm: hãy đổi định dạng ô thành số, ghi 95 thay cho 95%."),
                wrong(
                        "yes or no in other words",
                        "3.1",
                        ANSWER,
                        cell -> cell.setCellValue("chưa rõ"),
                        "F25",
                        "«chưa rõ»: hãy ghi «Có» hoặc «Không»."),
                wrong(
                        "a tick in other words",
                        "2.3",
                        "Không phát sinh (x)",
                        cell -> cell.setCellValue("2 vụ"),
                        "G20",
                        "«2 vụ»: hãy ghi x hoặc để trống."),
                wrong(
                        "no case where there always is one",
                        "1.1",
                        "Không phát sinh (x)",
                        cell -> cell.setCellValue("x"),
                        "G8",
                        "Không được chọn «Không phát sinh».",
                        file -> file.types(OWNER + "/1.1", ANSWER, 95)),
                wrong(
                        "an estimate without a value",
                        "1.1",
                        "Ước (x)",
                        cell -> cell.setCellValue("x"),
                        "F8",
                        "Chưa nhập giá trị."),
                wrong(
                        "a note without a value",
                        "1.1",
                        "Giải trình",
                        cell -> cell.setCellValue("sau"),
                        "F8",
                        "Chưa nhập giá trị."),
                wrong(
                        "half of a checklist",
                        "5.4/1",
                        ANSWER,
                        cell -> cell.setCellValue("Có"),
                        "F43",
                        "Chưa trả lời «Có» hoặc «Không»."),
                wrong(
                        "a value without the veto's answer",
                        "3.2",
                        ANSWER,
                        cell -> cell.setCellValue(0),
                        "F27",
                        "Chưa trả lời câu hỏi «Có cán bộ chủ chốt bị kỷ luật từ cảnh cáo trở lên hoặc tham nhũng trong"
                                + " năm»."),
                wrong(
                        "a value beside the checklist",
                        "5.4",
                        ANSWER,
                        cell -> cell.setCellValue(2),
                        "F41",
                        "Ô này không điền được."),
                wrong(
                        "a tick beside an item",
                        "5.4/1",
                        "Ước (x)",
                        cell -> cell.setCellValue("x"),
                        "H42",
                        "Ô này không điền được."),
                wrong(
                        "a note that is too long",
                        "3.1",
                        "Giải trình",
                        cell -> cell.setCellValue("a".repeat(2001)),
                        "I25",
                        "Ghi chú dài quá 2000 ký tự.",
                        file -> file.at(OWNER + "/3.1", ANSWER).setCellValue("Có")),
                wrong(
                        "an estimate of nothing",
                        "2.3",
                        "Ước (x)",
                        cell -> cell.setCellValue("x"),
                        "H20",
                        "Đã chọn «Không phát sinh» thì không đánh dấu «ước».",
                        file -> file.at(OWNER + "/2.3", "Không phát sinh (x)").setCellValue("x")),
                wrong(
                        "a value beside «không phát sinh»",
                        "2.3",
                        ANSWER,
                        cell -> cell.setCellValue(5),
                        "G20",
                        "Đã chọn «Không phát sinh» thì không nhập giá trị.",
                        file -> file.at(OWNER + "/2.3", "Không phát sinh (x)").setCellValue("x")));
    }

    private static DynamicTest wrong(
            String what, String row, String head, Consumer<Cell> slip, String cell, String message) {
        return wrong(what, row, head, slip, cell, message, file -> {});
    }

    private static DynamicTest wrong(
            String what,
            String row,
            String head,
            Consumer<Cell> slip,
            String cell,
            String message,
            Consumer<OfflineFile> before) {
        return DynamicTest.dynamicTest(what, () -> {
            byte[] file = edited(sheet(Map.of()), one -> {
                before.accept(one);
                slip.accept(one.at(OWNER + "/" + row, head));
            });

            EntryReadings readings = EntryWorkbook.read(sheet(Map.of()), file);

            assertThat(readings.problems()).containsExactly(new Problem(cell, message));
            assertThat(readings.readings())
                    .as("a line with a problem is not read")
                    .isEmpty();
        });
    }

    @Test
    void an_added_row_and_a_duplicate_row_are_reported() {
        byte[] file = edited(sheet(GIVEN), one -> {
            one.sheet().createRow(60).createCell(5).setCellValue(12);
            one.sheet().createRow(61).createCell(0).setCellValue(OWNER + "/1.1");
        });

        assertThat(EntryWorkbook.read(sheet(GIVEN), file).problems())
                .containsExactly(
                        new Problem("F61", "Dòng này không có trong tệp mẫu, không nạp được."),
                        new Problem("B62", "Dòng này có hai lần trong tệp."));
    }

    @Test
    void rows_that_were_sorted_without_the_hidden_column_are_reported() {
        byte[] file = edited(grid(), one -> {
            one.types("2026-07969/1.1", "Xã, phường, thị trấn", "Xã Hùng Xuyên");
            one.types(OWNER + "/5.4/1", "Chỉ tiêu, nội dung", "2. Nội dung khác");
        });

        assertThat(EntryWorkbook.read(grid(), file).problems())
                .extracting(Problem::cell)
                .containsExactly("C7", "C13");
    }

    @Test
    void the_file_of_another_table_is_refused() {
        byte[] file = EntryWorkbook.write(sheet(GIVEN));
        CriteriaSet newer = new CriteriaSet(
                DEFAULT_SET.id(),
                2,
                DEFAULT_SET.status(),
                null,
                null,
                null,
                null,
                DEFAULT_SET.criteria(),
                DEFAULT_SET.agencies());

        assertThat(refusal(sheet("2026-07981", DEFAULT_SET, GIVEN), file))
                .isEqualTo("Tệp này là «Bản tự chấm điểm: Xã 07975, năm 2026», không phải «Bản tự chấm điểm: Xã 07981,"
                        + " năm 2026».");
        assertThat(refusal(sheet("2027-07975", DEFAULT_SET, GIVEN), file)).contains("năm 2026», không phải");
        assertThat(refusal(sheet(OWNER, newer, GIVEN), file))
                .isEqualTo(
                        "Tệp này theo bộ tiêu chí TCCQCS-MACDINH/1, năm nay theo bộ tiêu chí TCCQCS-MACDINH/2: hãy tải"
                                + " tệp Excel về lại rồi điền vào.");
        assertThat(refusal(grid(), file)).startsWith("Tệp này không phải là tệp mẫu của biểu mẫu này");
        assertThat(refusal(sheet(GIVEN), CriteriaFile.workbook(DEFAULT_SET)))
                .startsWith("Tệp này không phải là tệp mẫu của biểu mẫu này");
        assertThat(refusal(sheet(GIVEN), edited(sheet(GIVEN), one -> one.sheet().removeRow(one.row(OWNER + "/1.2")))))
                .startsWith("Tệp thiếu dòng «1.2 ");
        assertThat(refusal(
                        sheet(GIVEN),
                        edited(
                                sheet(GIVEN),
                                one -> one.sheet().getRow(1).getCell(0).setCellFormula("1+1"))))
                .contains("không phải");
    }

    @Test
    void a_file_that_is_not_a_workbook_is_refused() {
        assertThat(refusal(sheet(GIVEN), "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("Chưa nạp được tệp: tệp này không phải là bảng tính Excel (.xlsx).");
        assertThat(refusal(sheet(GIVEN), new byte[0])).endsWith("tệp này không phải là bảng tính Excel (.xlsx).");
        assertThat(refusal(sheet(GIVEN), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .contains("đời cũ (.xls)");
        assertThat(refusal(sheet(GIVEN), OfflineFile.zip("xl/workbook.xml", new byte[64 * 1024 * 1024])))
                .isEqualTo("Chưa nạp được tệp: tệp nén giải ra quá lớn, không được mở.");
        assertThat(refusal(sheet(GIVEN), OfflineFile.zip("a.txt", new byte[1])))
                .endsWith("tệp này không mở được như một bảng tính Excel (.xlsx).");
    }

    @Test
    void random_changes_are_refused_or_read() {
        byte[] sound = EntryWorkbook.write(sheet(GIVEN));
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] noisy = sound.clone();
            for (int i = 0; i < 20; i++) {
                noisy[4 + random.nextInt(noisy.length - 4)] = (byte) random.nextInt();
            }
            assertThat(EntryWorkbook.read(sheet(GIVEN), noisy)).isNotNull();
        }
    }

    @Test
    void exported_texts_are_not_formulas_and_only_requested_values_can_be_typed() {
        OfflineFile file = new OfflineFile(EntryWorkbook.write(sheet(GIVEN)));
        file.sheet()
                .forEach(row -> row.forEach(cell -> assertThat(cell.getCellType())
                        .as(cell.getAddress().formatAsString())
                        .isNotEqualTo(CellType.FORMULA)));
        Cell likeAFormula = file.at(OWNER + "/1.2", "Giải trình");
        assertThat(likeAFormula.getStringCellValue()).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(likeAFormula.getCellStyle().getQuotePrefixed()).isTrue();
        assertThat(file.at(OWNER + "/1.1", ANSWER).getCellType()).isEqualTo(CellType.NUMERIC);
        assertThat(file.sheet().isSheetLocked()).isTrue();
        assertThat(unlocked(file))
                .contains("F8", "H8", "I8", "F25", "F42", "F43")
                .doesNotContain("A8", "B8", "C8", "G8", "F41", "F31", "H31", "I31", "J8");
        assertThat(file.at(OWNER + "/4.1", ANSWER).getStringCellValue()).isEqualTo("1. có, 2. có, 3. không");
        assertThat(file.sheet().isColumnHidden(0)).isTrue();
        assertThat(file.sheet().getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 6);
        assertThat(file.sheet().getRow(1).getCell(1).getStringCellValue())
                .isEqualTo("Bộ tiêu chí TCCQCS-MACDINH, phiên bản 1: mặc định, không phải văn bản chính thức");
        assertThat(choices(file, "F25")).containsExactly("Có", "Không");
        assertThat(choices(file, "G20")).containsExactly("x");
    }

    @Test
    void a_sheet_has_only_the_indicators_that_apply_to_its_commune() {
        CriteriaSet set = CriteriaSet.parse(
                        Standards.defaultFile().replaceFirst("\"code\": \"1.6\",", "$0 \"notFor\": [\"PHUONG\"],"))
                .applicableTo(UnitType.PHUONG);
        assertThat(set.indicator("1.6")).isEmpty();

        OfflineFile file = new OfflineFile(EntryWorkbook.write(sheet(OWNER, set, GIVEN)));
        assertThat(file.row(OWNER + "/1.6")).isNull();
        assertThat(file.row(OWNER + "/1.7")).isNotNull();
    }

    private static List<String> unlocked(OfflineFile file) {
        return Stream.of(file.sheet())
                .flatMap(sheet -> {
                    Stream.Builder<String> cells = Stream.builder();
                    sheet.forEach(row -> row.forEach(cell -> {
                        if (!cell.getCellStyle().getLocked()) {
                            cells.add(cell.getAddress().formatAsString());
                        }
                    }));
                    return cells.build();
                })
                .toList();
    }

    private static List<String> choices(OfflineFile file, String cell) {
        CellAddress address = new CellAddress(cell);
        return file.sheet().getDataValidations().stream()
                .filter(one -> Arrays.stream(one.getRegions().getCellRangeAddresses())
                        .anyMatch(region -> region.isInRange(address.getRow(), address.getColumn())))
                .map(DataValidation::getValidationConstraint)
                .flatMap(constraint -> Stream.of(constraint.getExplicitListValues()))
                .toList();
    }

    private static void format(Cell cell, double value, int format) {
        cell.setCellValue(value);
        cell.setCellStyle(cell.getSheet().getWorkbook().createCellStyle());
        cell.getCellStyle().setDataFormat((short) format);
    }

    private static String refusal(EntryTable table, byte[] file) {
        try {
            EntryWorkbook.read(table, file).requireReadable();
        } catch (RefusedException refused) {
            return refused.getMessage();
        }
        throw new AssertionError("the file is readable");
    }

    private static byte[] edited(EntryTable table, Consumer<OfflineFile> edit) {
        OfflineFile file = new OfflineFile(EntryWorkbook.write(table));
        edit.accept(file);
        return file.saved();
    }
}
