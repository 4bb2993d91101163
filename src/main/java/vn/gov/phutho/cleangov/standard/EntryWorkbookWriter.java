package vn.gov.phutho.cleangov.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.gov.phutho.cleangov.standard.EntryRow.Answer;
import vn.gov.phutho.cleangov.standard.EntryRow.Part;
import vn.gov.phutho.cleangov.standard.EntryTable.Kind;
import vn.gov.phutho.cleangov.standard.EntryWorkbook.Place;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;
import vn.gov.phutho.cleangov.workbook.WorkbookCells;

/** Writes a table of entries: what is to be filled in is yellow and open, everything else grey or white and locked. */
final class EntryWorkbookWriter {

    private static final int WIDTH_OF_A_CHARACTER = 256;
    private static final short SIZE_OF_THE_TITLE = 14;
    private static final int NO_COLOUR = -1;

    private final EntryTable table;
    private final List<EntryColumn> columns;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XSSFSheet sheet;
    private final Map<Choices, CellRangeAddressList> choices = new LinkedHashMap<>();

    private final Ink title = new Ink(NO_COLOUR, false, false);
    private final Ink words = new Ink(NO_COLOUR, false, false);
    private final Ink head = new Ink(0xDDEBF7, false, true);
    private final Ink group = new Ink(0xE4E8EE, false, true);
    private final Ink plain = new Ink(NO_COLOUR, false, true);
    private final Ink closed = new Ink(0xEDEDED, false, true);
    private final Ink open = new Ink(0xFFF8CC, true, true);

    EntryWorkbookWriter(EntryTable table) {
        this.table = table;
        this.columns = EntryColumn.of(table.kind());
        this.sheet = workbook.createSheet(EntryWorkbook.nameOf(table.kind()));
        Font large = bold();
        large.setFontHeightInPoints(SIZE_OF_THE_TITLE);
        title.take(large);
        head.take(bold());
        group.take(bold());
    }

    /** How a cell looks, and whether a person may change it. */
    private final class Ink {

        private final XSSFCellStyle text;
        private final XSSFCellStyle quoted;

        /** @param colour behind the words, as red, green and blue */
        Ink(int colour, boolean unlocked, boolean inTheTable) {
            text = workbook.createCellStyle();
            text.setVerticalAlignment(VerticalAlignment.TOP);
            text.setWrapText(inTheTable);
            text.setLocked(!unlocked);
            if (inTheTable) {
                text.setBorderTop(BorderStyle.THIN);
                text.setBorderBottom(BorderStyle.THIN);
                text.setBorderLeft(BorderStyle.THIN);
                text.setBorderRight(BorderStyle.THIN);
            }
            if (colour != NO_COLOUR) {
                text.setFillForegroundColor(
                        new XSSFColor(new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour}));
                text.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            }
            if (unlocked) {
                text.setAlignment(HorizontalAlignment.LEFT);
            }
            quoted = workbook.createCellStyle();
            quoted.cloneStyleFrom(text);
            quoted.setQuotePrefixed(true);
        }

        void take(Font font) {
            text.setFont(font);
            quoted.setFont(font);
        }

        void write(Cell cell, String words) {
            WorkbookCells.write(cell, words, text, quoted);
        }
    }

    private Font bold() {
        Font bold = workbook.createFont();
        bold.setBold(true);
        return bold;
    }

    /**
     * What a cell offers to choose from or refuses while it is typed. The server looks at everything again.
     *
     * @param indicator of a number; null of anything else, which is the same for all
     */
    private record Choices(Answer answer, Indicator indicator) {}

    byte[] write() {
        writeHead();
        String criterion = null;
        int line = EntryWorkbook.HEADS + 1;
        for (Place place : EntryWorkbook.places(table).values()) {
            if (table.kind() == Kind.SELF_REVIEW && !titleOf(place).equals(criterion)) {
                criterion = titleOf(place);
                writeGroup(sheet.createRow(line++), criterion);
            }
            write(sheet.createRow(line++), place);
        }
        choices.forEach(this::offer);
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * WIDTH_OF_A_CHARACTER);
        }
        sheet.setColumnHidden(columns.indexOf(EntryColumn.KEY), true);
        sheet.createFreezePane(columns.indexOf(EntryColumn.NAME) + 1, EntryWorkbook.HEADS + 1);
        if (table.kind() == Kind.APPRAISAL) {
            sheet.setAutoFilter(new CellRangeAddress(EntryWorkbook.HEADS, line - 1, 1, columns.size() - 1));
        }
        int codes = columns.indexOf(EntryColumn.CODE);
        sheet.addIgnoredErrors(
                new CellRangeAddress(EntryWorkbook.HEADS, line - 1, codes, codes),
                IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        protect();
        layOutPages();
        return WorkbookCells.file(workbook);
    }

    private String titleOf(Place place) {
        List<Criterion> criteria = table.set().criteria();
        for (int i = 0; i < criteria.size(); i++) {
            if (criteria.get(i).indicators().contains(place.line().indicator())) {
                return "%d. %s".formatted(i + 1, criteria.get(i).name());
            }
        }
        throw new IllegalArgumentException(place.row().key() + " is not in the set of the table");
    }

    private void writeHead() {
        CriteriaSet set = table.set();
        writeLine(EntryWorkbook.TITLE, EntryWorkbook.mark(table.kind()), title, table.title());
        writeLine(
                EntryWorkbook.SET,
                table.key(),
                words,
                "Bộ tiêu chí %s, phiên bản %d%s"
                        .formatted(
                                set.id(),
                                set.version(),
                                set.label().map(label -> ": " + label).orElse("")));
        writeLine(
                EntryWorkbook.HOW,
                EntryWorkbook.mark(set),
                words,
                "Chỉ điền các ô màu vàng. Ghi thẳng giá trị, không dùng công thức, không ghi đơn vị tính; «Không phát sinh»"
                        + " và «Ước» thì ghi x.");
        writeLine(
                EntryWorkbook.HOW + 1,
                "",
                words,
                "Chỉ tiêu để trống thì biểu mẫu giữ nguyên số đang có. Điểm do hệ thống tính khi nạp tệp.");
        Row heads = sheet.createRow(EntryWorkbook.HEADS);
        for (int i = 0; i < columns.size(); i++) {
            head.write(heads.createCell(i), columns.get(i).head(table.kind()));
        }
    }

    private void writeLine(int line, String mark, Ink ink, String words) {
        Row row = sheet.createRow(line);
        plain.write(row.createCell(0), mark);
        ink.write(row.createCell(1), words);
    }

    private void writeGroup(Row row, String criterion) {
        for (int i = 1; i < columns.size(); i++) {
            Cell cell = row.createCell(i);
            group.write(cell, columns.get(i) == EntryColumn.NAME ? criterion : "");
        }
    }

    private void write(Row row, Place place) {
        for (int i = 0; i < columns.size(); i++) {
            write(row.createCell(i), columns.get(i), place);
        }
    }

    private void write(Cell cell, EntryColumn column, Place place) {
        EntryRow row = place.row();
        boolean whole = row.part() == Part.INDICATOR;
        Optional<Reading> given = Optional.ofNullable(place.line().given());
        switch (column) {
            case KEY -> plain.write(cell, place.owner().key() + "/" + row.key());
            case OWNER -> plain.write(cell, place.owner().name());
            case CODE -> plain.write(cell, row.indicator().code());
            case NAME -> plain.write(cell, row.title());
            case UNIT -> plain.write(cell, row.unit());
            case ALLOWED ->
                plain.write(cell, place.line().locked() ? "hệ thống tính từ hồ sơ trong năm" : row.allowed());
            case BESIDE ->
                plain.write(cell, whole ? inWords(row.indicator(), place.line().beside()) : "");
            case RULE ->
                plain.write(cell, whole ? String.join("\n", row.indicator().ruleInWords()) : "");
            case ANSWER -> writeAnswer(cell, place);
            case NO_CASE -> {
                boolean ticked = given.filter(
                                reading -> whole && reading.measurement().noCase())
                        .isPresent();
                fillIn(
                        cell,
                        ticked ? EntryRow.TICK : "",
                        row.takesNoCase() && !place.line().locked(),
                        Answer.TICKED);
            }
            case ESTIMATE -> {
                boolean ticked =
                        given.filter(reading -> whole && reading.estimate()).isPresent();
                fillIn(
                        cell,
                        ticked ? EntryRow.TICK : "",
                        row.takesEstimate() && !place.line().locked(),
                        Answer.TICKED);
            }
            case NOTE -> {
                String note = whole ? given.map(Reading::note).orElse("") : "";
                fillIn(cell, note, row.takesNote() && !place.line().locked(), Answer.NOT_HERE);
            }
        }
    }

    private static String inWords(Indicator indicator, Reading reading) {
        if (reading == null) {
            return "chưa có";
        }
        String note = reading.note().isEmpty() ? "" : "\n" + reading.note();
        return indicator.inWords(reading.measurement()) + (reading.estimate() ? " (ước)" : "") + note;
    }

    private void writeAnswer(Cell cell, Place place) {
        EntryRow row = place.row();
        Reading given = place.line().given();
        if (place.line().locked()) {
            closed.write(cell, given == null ? "" : row.indicator().inWords(given.measurement()));
            return;
        }
        fillIn(cell, given == null ? "" : row.word(given), row.answer() != Answer.NOT_HERE, row.answer());
        if (row.answer() == Answer.NUMBER) {
            addTo(new Choices(Answer.NUMBER, row.indicator()), cell);
            if (given != null && given.measurement().value() != null) {
                cell.setCellValue(given.measurement().value().doubleValue());
            }
        }
    }

    private void fillIn(Cell cell, String words, boolean takesIt, Answer answer) {
        (takesIt ? open : closed).write(cell, words);
        if (takesIt && (answer == Answer.YES_OR_NO || answer == Answer.TICKED)) {
            addTo(new Choices(answer, null), cell);
        }
    }

    private void addTo(Choices what, Cell cell) {
        choices.computeIfAbsent(what, one -> new CellRangeAddressList())
                .addCellRangeAddress(
                        cell.getRowIndex(), cell.getColumnIndex(), cell.getRowIndex(), cell.getColumnIndex());
    }

    private void offer(Choices what, CellRangeAddressList cells) {
        DataValidation validation = sheet.getDataValidationHelper().createValidation(constraint(what), cells);
        validation.setSuppressDropDownArrow(true);
        validation.setShowErrorBox(true);
        validation.createErrorBox("Giá trị chưa đúng", complaint(what));
        sheet.addValidationData(validation);
    }

    private DataValidationConstraint constraint(Choices what) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        return switch (what.answer()) {
            case YES_OR_NO -> helper.createExplicitListConstraint(new String[] {EntryRow.YES, EntryRow.NO});
            case NUMBER -> {
                String min = what.indicator().range().min().toPlainString();
                String max = what.indicator().range().max().toPlainString();
                yield what.indicator().range().decimals() == 0
                        ? helper.createIntegerConstraint(OperatorType.BETWEEN, min, max)
                        : helper.createDecimalConstraint(OperatorType.BETWEEN, min, max);
            }
            default -> helper.createExplicitListConstraint(new String[] {EntryRow.TICK});
        };
    }

    private static String complaint(Choices what) {
        return switch (what.answer()) {
            case YES_OR_NO -> "Chọn «%s» hoặc «%s».".formatted(EntryRow.YES, EntryRow.NO);
            case NUMBER -> "Nhập số, %s.".formatted(new EntryRow(what.indicator(), Part.INDICATOR, 0).allowed());
            default -> "Ghi x hoặc để trống.";
        };
    }

    /** Protects the sheet without a password, only against accidental changes. */
    private void protect() {
        sheet.enableLocking();
        sheet.lockAutoFilter(false);
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockFormatCells(false);
    }

    private void layOutPages() {
        PrintSetup pages = sheet.getPrintSetup();
        pages.setPaperSize(PrintSetup.A4_PAPERSIZE);
        pages.setLandscape(true);
        sheet.setFitToPage(true);
        pages.setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(EntryWorkbook.HEADS, EntryWorkbook.HEADS, -1, -1));
        table.set()
                .label()
                .ifPresent(label -> sheet.getHeader().setCenter(table.set().id() + ": " + label));
    }
}
