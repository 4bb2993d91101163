package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.gov.phutho.cleangov.workbook.WorkbookCells;

/** Writes a criteria set as a workbook. Texts stay texts, whatever they begin with; numbers are numbers. */
final class CriteriaWorkbookWriter {

    private static final int LAST_EDITED_ROW = 500;
    private static final int WIDTH_OF_A_CHARACTER = 256;
    private static final String TEXT = "@";

    private final CriteriaSet set;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final CellStyle head = style(TEXT, false);
    private final CellStyle numeric = style("General", false);
    private final CellStyle textual = style(TEXT, false);
    private final CellStyle quoted = style(TEXT, true);

    CriteriaWorkbookWriter(CriteriaSet set) {
        this.set = set;
        Font bold = workbook.createFont();
        bold.setBold(true);
        head.setFont(bold);
    }

    private CellStyle style(String format, boolean quotedText) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setQuotePrefixed(quotedText);
        return style;
    }

    byte[] write() {
        JsonNode content = set.toTree();
        writeGeneral(content);
        JsonNode criteria = content.path("criteria");
        writeRows(CriteriaWorkbook.CRITERIA, null, CriteriaWorkbook.CRITERIA_COLUMNS, owned(null, criteria));
        List<Owned> indicators = each(criteria)
                .flatMap(criterion -> owned(criterion, criterion.path("indicators")).stream())
                .toList();
        Sheet sheet = writeRows(
                CriteriaWorkbook.INDICATORS,
                CriteriaWorkbook.CRITERION,
                CriteriaWorkbook.INDICATOR_COLUMNS,
                indicators);
        writeRows(
                CriteriaWorkbook.BANDS,
                CriteriaWorkbook.INDICATOR,
                CriteriaWorkbook.BAND_COLUMNS,
                rulesOf(indicators, "bands"));
        writeRows(
                CriteriaWorkbook.ITEMS,
                CriteriaWorkbook.INDICATOR,
                CriteriaWorkbook.ITEM_COLUMNS,
                rulesOf(indicators, "items"));
        writeRows(
                CriteriaWorkbook.AGENCIES,
                null,
                CriteriaWorkbook.AGENCY_COLUMNS,
                owned(null, content.path("agencies")));
        offer(sheet, 0, codesOn(sheet, CriteriaWorkbook.CRITERIA));
        int appraiser = 1 + heads(CriteriaWorkbook.INDICATOR_COLUMNS).indexOf("Cơ quan thẩm định");
        offer(sheet, appraiser, codesOn(sheet, CriteriaWorkbook.AGENCIES));
        return WorkbookCells.file(workbook);
    }

    /** A row, and the code of what it belongs to; null where it belongs to nothing. */
    private record Owned(String owner, JsonNode row) {}

    private static List<Owned> owned(JsonNode owner, JsonNode rows) {
        String code = owner == null ? null : owner.path("code").asText();
        return each(rows).map(row -> new Owned(code, row)).toList();
    }

    private static List<Owned> rulesOf(List<Owned> indicators, String list) {
        return indicators.stream()
                .flatMap(one -> owned(one.row(), one.row().path("rule").path(list)).stream())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<String> heads(List<CriteriaColumn> columns) {
        return columns.stream().map(CriteriaColumn::head).toList();
    }

    private void writeGeneral(JsonNode content) {
        Sheet sheet = sheet(CriteriaWorkbook.GENERAL, CriteriaWorkbook.GENERAL_HEADS);
        sheet.setColumnWidth(0, 24 * WIDTH_OF_A_CHARACTER);
        sheet.setColumnWidth(1, 100 * WIDTH_OF_A_CHARACTER);
        int line = 1;
        for (CriteriaColumn field : CriteriaWorkbook.GENERAL_LINES) {
            Row row = sheet.createRow(line++);
            write(row.createCell(0), field.head());
            write(row.createCell(1), field, field.of(content));
        }
    }

    private Sheet writeRows(String name, CriteriaColumn owner, List<CriteriaColumn> own, List<Owned> rows) {
        List<CriteriaColumn> columns = new ArrayList<>(own);
        if (owner != null) {
            columns.add(0, owner);
        }
        Sheet sheet = sheet(name, heads(columns));
        int line = 1;
        for (Owned one : rows) {
            Row row = sheet.createRow(line++);
            for (int i = 0; i < columns.size(); i++) {
                CriteriaColumn column = columns.get(i);
                if (column == owner) {
                    write(row.createCell(i), one.owner());
                } else {
                    write(row.createCell(i), column, column.of(one.row()));
                }
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, columns.get(i).width() * WIDTH_OF_A_CHARACTER);
            sheet.setDefaultColumnStyle(i, columns.get(i).kind() == CriteriaColumn.Kind.NUMBER ? numeric : textual);
            if (columns.get(i).kind() == CriteriaColumn.Kind.WORD) {
                offer(
                        sheet,
                        i,
                        sheet.getDataValidationHelper()
                                .createExplicitListConstraint(
                                        columns.get(i).words().values().toArray(String[]::new)));
            }
        }
        return sheet;
    }

    /** The label stands above each printed page too. */
    private Sheet sheet(String name, List<String> heads) {
        Sheet sheet = workbook.createSheet(name);
        sheet.createFreezePane(0, 1);
        sheet.getHeader()
                .setCenter(set.label().map(label -> set.id() + ": " + label).orElse(set.id()));
        Row row = sheet.createRow(0);
        for (int i = 0; i < heads.size(); i++) {
            Cell cell = row.createCell(i);
            cell.setCellValue(heads.get(i));
            cell.setCellStyle(head);
        }
        return sheet;
    }

    private void write(Cell cell, CriteriaColumn column, JsonNode value) {
        cell.setCellStyle(column.kind() == CriteriaColumn.Kind.NUMBER ? numeric : textual);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        switch (column.kind()) {
            case TEXT -> write(cell, value.asText());
            case NUMBER -> cell.setCellValue(value.doubleValue());
            case NUMBER_OR_ANSWER -> {
                if (value.isBoolean()) {
                    write(cell, value.booleanValue() ? "có" : "không");
                } else {
                    cell.setCellStyle(numeric);
                    cell.setCellValue(value.doubleValue());
                }
            }
            // A direction of «boolean» goes without saying: the rule's kind says it.
            case WORD -> write(cell, column.words().getOrDefault(value.asText(), ""));
            case WORDS -> write(cell, joined(value, "; ", column));
            case LINES -> write(cell, joined(value, "\n", column));
        }
    }

    private static String joined(JsonNode list, String between, CriteriaColumn column) {
        return each(list)
                .map(one -> column.words().getOrDefault(one.asText(), one.asText()))
                .collect(Collectors.joining(between));
    }

    private void write(Cell cell, String text) {
        WorkbookCells.write(cell, text, textual, quoted);
    }

    private static DataValidationConstraint codesOn(Sheet sheet, String other) {
        return sheet.getDataValidationHelper()
                .createFormulaListConstraint("'%s'!$A$2:$A$%d".formatted(other, LAST_EDITED_ROW));
    }

    private static void offer(Sheet sheet, int column, DataValidationConstraint choices) {
        DataValidation validation = sheet.getDataValidationHelper()
                .createValidation(choices, new CellRangeAddressList(1, LAST_EDITED_ROW, column, column));
        validation.setSuppressDropDownArrow(true);
        sheet.addValidationData(validation);
    }
}
