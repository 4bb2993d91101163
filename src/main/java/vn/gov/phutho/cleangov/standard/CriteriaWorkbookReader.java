package vn.gov.phutho.cleangov.standard;

import static vn.gov.phutho.cleangov.workbook.WorkbookCells.folded;
import static vn.gov.phutho.cleangov.workbook.WorkbookCells.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.gov.phutho.cleangov.workbook.UploadedWorkbook;
import vn.gov.phutho.cleangov.workbook.WorkbookCells;

/** Reads the workbook that {@link CriteriaWorkbookWriter} writes, as a person has edited it. */
final class CriteriaWorkbookReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,12}(?:[.,][0-9]{1,12})?");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[;,\n]");

    private final XSSFWorkbook workbook;
    private final ObjectNode content = JSON.objectNode();
    private final CriteriaDraft draft = new CriteriaDraft(content);

    private CriteriaWorkbookReader(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    /** Never throws, for any bytes. */
    static CriteriaDraft read(byte[] file) {
        return UploadedWorkbook.read(
                file, workbook -> new CriteriaWorkbookReader(workbook).read(), CriteriaDraft::unreadable);
    }

    private CriteriaDraft read() {
        List<String> missing = Stream.of(
                        CriteriaWorkbook.GENERAL,
                        CriteriaWorkbook.CRITERIA,
                        CriteriaWorkbook.INDICATORS,
                        CriteriaWorkbook.BANDS,
                        CriteriaWorkbook.ITEMS,
                        CriteriaWorkbook.AGENCIES)
                .filter(name -> workbook.getSheet(name) == null)
                .toList();
        if (!missing.isEmpty()) {
            return CriteriaDraft.unreadable("bảng tính thiếu trang «%s».".formatted(String.join("», «", missing)));
        }
        readGeneral();
        Place whole = new Place(content, "");
        List<Place> criteria = new Table(CriteriaWorkbook.CRITERIA, null, CriteriaWorkbook.CRITERIA_COLUMNS)
                .readInto(whole, "criteria");
        List<Place> indicators = new Table(
                        CriteriaWorkbook.INDICATORS, CriteriaWorkbook.CRITERION, CriteriaWorkbook.INDICATOR_COLUMNS)
                .readInto(byCode(criteria), "indicators", "không có tiêu chí «%s».");
        indicators.forEach(this::complete);
        new Table(CriteriaWorkbook.BANDS, CriteriaWorkbook.INDICATOR, CriteriaWorkbook.BAND_COLUMNS)
                .readInto(rules(indicators, "bands"), "bands", "không có chỉ tiêu «%s» chấm theo khung điểm.");
        new Table(CriteriaWorkbook.ITEMS, CriteriaWorkbook.INDICATOR, CriteriaWorkbook.ITEM_COLUMNS)
                .readInto(rules(indicators, "checklist"), "items", "không có chỉ tiêu «%s» chấm theo mục kiểm.");
        new Table(CriteriaWorkbook.AGENCIES, null, CriteriaWorkbook.AGENCY_COLUMNS).readInto(whole, "agencies");
        return draft;
    }

    /** An object of the content, and its path there. */
    private record Place(ObjectNode object, String path) {

        String code() {
            return object.path("code").asText();
        }

        Place at(String field) {
            return new Place(object.withObjectProperty(field), path + "." + field);
        }

        Place add(String list) {
            ArrayNode array = object.withArrayProperty(list);
            String item = "%s%s[%d]".formatted(path.isEmpty() ? "" : path + ".", list, array.size());
            return new Place(array.addObject(), item);
        }
    }

    /** If a code is used twice, the first use counts here; the check reports the second. */
    private static Map<String, Place> byCode(List<Place> places) {
        Map<String, Place> byCode = new HashMap<>();
        places.forEach(place -> byCode.putIfAbsent(place.code(), place));
        return byCode;
    }

    private static Map<String, Place> rules(List<Place> indicators, String type) {
        Map<String, Place> rules = new HashMap<>();
        byCode(indicators).forEach((code, indicator) -> {
            if (typeOf(indicator).equals(type)) {
                rules.put(code, indicator.at("rule"));
            }
        });
        return rules;
    }

    private static String typeOf(Place indicator) {
        return indicator.object().path("rule").path("type").asText();
    }

    /** The fields of the JSON file that the workbook leaves out. */
    private void complete(Place indicator) {
        String type = typeOf(indicator);
        String rule = indicator.path() + ".rule";
        if (type.equals("linear")) {
            indicator.at("rule").object().set("max", indicator.object().path("maxPoints"));
            draft.setSamePlace(rule + ".max", indicator.path() + ".maxPoints");
        } else if ((type.equals("boolean") || type.equals("checklist"))
                && indicator.object().path("direction").isMissingNode()) {
            indicator.object().put("direction", type);
        }
        draft.setSamePlace(rule + ".bands", rule + ".type");
        draft.setSamePlace(rule + ".items", rule + ".type");
        draft.setSamePlace(indicator.path() + ".veto.measured", indicator.path() + ".veto.measured.op");
    }

    private void readGeneral() {
        Sheet sheet = workbook.getSheet(CriteriaWorkbook.GENERAL);
        Map<String, Row> lines = new HashMap<>();
        sheet.forEach(row -> lines.putIfAbsent(folded(text(row.getCell(0))), row));
        draft.setPlace("", CriteriaWorkbook.GENERAL);
        for (CriteriaColumn field : CriteriaWorkbook.GENERAL_LINES) {
            Row row = lines.get(folded(field.head()));
            if (row == null) {
                draft.complain(field.field(), "thiếu dòng «%s».".formatted(field.head()));
            } else {
                readField(field, row, 1, new Place(content, ""));
            }
        }
    }

    /** A sheet with one row for each object. */
    private final class Table {

        private final Sheet sheet;
        private final CriteriaColumn owner;
        private final Map<CriteriaColumn, Integer> columns = new LinkedHashMap<>();

        /** @param owner the column that names what a row belongs to; null if it belongs to the whole set */
        Table(String name, CriteriaColumn owner, List<CriteriaColumn> own) {
            this.sheet = workbook.getSheet(name);
            this.owner = owner;
            Map<String, Integer> heads = new HashMap<>();
            if (sheet.getRow(0) != null) {
                sheet.getRow(0).forEach(cell -> heads.putIfAbsent(folded(text(cell)), cell.getColumnIndex()));
            }
            Stream.concat(Stream.ofNullable(owner), own.stream()).forEach(column -> {
                Integer index = heads.get(folded(column.head()));
                if (index == null) {
                    complainAt("%s!1".formatted(name), "thiếu cột «%s».".formatted(column.head()));
                } else {
                    columns.put(column, index);
                }
            });
        }

        List<Place> readInto(Place whole, String list) {
            return rows().map(row -> read(row, whole.add(list))).toList();
        }

        /** @param unknown the problem of a row whose owner does not exist */
        List<Place> readInto(Map<String, Place> owners, String list, String unknown) {
            List<Place> places = new ArrayList<>();
            rows().forEach(row -> {
                String code = columns.containsKey(owner) ? text(row.getCell(columns.get(owner))) : "";
                if (owners.containsKey(code)) {
                    places.add(read(row, owners.get(code).add(list)));
                } else {
                    complainAt(
                            cell(row, columns.getOrDefault(owner, 0)),
                            code.isEmpty()
                                    ? "thiếu mã %s.".formatted(owner.head().toLowerCase(Locale.ROOT))
                                    : unknown.formatted(SheetReader.shown(code)));
                }
            });
            return places;
        }

        /** The rows below the head, without the empty ones. */
        private Stream<Row> rows() {
            List<Row> rows = new ArrayList<>();
            sheet.forEach(row -> {
                boolean filled = columns.values().stream()
                        .anyMatch(column -> !text(row.getCell(column)).isEmpty());
                if (row.getRowNum() > 0 && filled) {
                    rows.add(row);
                }
            });
            return rows.stream();
        }

        private Place read(Row row, Place into) {
            draft.setPlace(into.path(), cell(row, 0));
            columns.forEach((column, index) -> {
                if (column != owner) {
                    readField(column, row, index, into);
                }
            });
            return into;
        }
    }

    private void complainAt(String cell, String problem) {
        draft.setPlace(cell, cell);
        draft.complain(cell, problem);
    }

    private static String cell(Row row, int column) {
        return "%s!%s%d"
                .formatted(
                        row.getSheet().getSheetName(),
                        CellReference.convertNumToColString(column),
                        row.getRowNum() + 1);
    }

    private void readField(CriteriaColumn column, Row row, int index, Place into) {
        String path = into.path().isEmpty() ? column.field() : into.path() + "." + column.field();
        draft.setPlace(path, cell(row, index));
        Cell cell = row.getCell(index);
        if (text(cell).isEmpty()) {
            return;
        }
        Optional<String> calculated = WorkbookCells.calculated(cell);
        if (calculated.isPresent()) {
            draft.complain(path, calculated.get());
            return;
        }
        JsonNode value = value(column, cell, path);
        if (!value.isMissingNode()) {
            column.put(into.object(), value);
        }
    }

    /** Missing if the cell cannot be understood; the problem is then already recorded. */
    private JsonNode value(CriteriaColumn column, Cell cell, String path) {
        String text = text(cell);
        return switch (column.kind()) {
            case TEXT -> JSON.textNode(text);
            case NUMBER -> number(cell, path);
            case NUMBER_OR_ANSWER ->
                switch (folded(text)) {
                    case "có", "true" -> JSON.booleanNode(true);
                    case "không", "false" -> JSON.booleanNode(false);
                    default -> number(cell, path);
                };
            case WORD -> word(column, text, path);
            case WORDS -> list(BETWEEN_WORDS.splitAsStream(text), column, path);
            case LINES -> {
                ArrayNode lines = JSON.arrayNode();
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
                yield lines;
            }
        };
    }

    private JsonNode list(Stream<String> words, CriteriaColumn column, String path) {
        ArrayNode list = JSON.arrayNode();
        words.map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> word(column, word, path))
                .filter(word -> !word.isMissingNode())
                .forEach(list::add);
        return list;
    }

    private JsonNode word(CriteriaColumn column, String text, String path) {
        for (Map.Entry<String, String> word : column.words().entrySet()) {
            if (folded(word.getValue()).equals(folded(text))) {
                return JSON.textNode(word.getKey());
            }
        }
        draft.complain(
                path,
                "«%s» không có nghĩa ở cột «%s»; chọn trong: %s."
                        .formatted(
                                SheetReader.shown(text),
                                column.head(),
                                String.join("; ", column.words().values())));
        return MissingNode.getInstance();
    }

    private JsonNode number(Cell cell, String path) {
        if (cell.getCellType() != CellType.NUMERIC) {
            String text = text(cell);
            return NUMBER.matcher(text).matches()
                    ? JSON.numberNode(new BigDecimal(text.replace(',', '.')))
                    : JSON.textNode(text);
        }
        Optional<String> disguised = WorkbookCells.disguised(cell);
        if (disguised.isPresent()) {
            draft.complain(path, disguised.get());
            return MissingNode.getInstance();
        }
        return JSON.numberNode(WorkbookCells.number(cell));
    }
}
