package vn.gov.phutho.cleangov.standard;

import static vn.gov.phutho.cleangov.workbook.WorkbookCells.folded;
import static vn.gov.phutho.cleangov.workbook.WorkbookCells.text;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.gov.phutho.cleangov.standard.EntryRow.Part;
import vn.gov.phutho.cleangov.standard.EntryTable.Line;
import vn.gov.phutho.cleangov.standard.EntryTable.Owner;
import vn.gov.phutho.cleangov.standard.EntryWorkbook.Place;
import vn.gov.phutho.cleangov.workbook.UploadedWorkbook;
import vn.gov.phutho.cleangov.workbook.WorkbookCells;

/** Reads the workbook that {@link EntryWorkbookWriter} writes, as a person has filled it in. */
final class EntryWorkbookReader {

    private static final SheetReader READER = new SheetReader();
    private static final int LONGEST_TITLE = 120;

    private final EntryTable table;
    private final List<EntryColumn> columns;
    private final Sheet sheet;
    private final EntryReadings result = new EntryReadings();
    private final Map<String, Row> rows = new HashMap<>();

    private EntryWorkbookReader(EntryTable table, Sheet sheet) {
        this.table = table;
        this.columns = EntryColumn.of(table.kind());
        this.sheet = sheet;
    }

    /** Never throws, for any bytes. */
    static EntryReadings read(EntryTable table, byte[] file) {
        return UploadedWorkbook.read(
                file, workbook -> read(table, workbook), why -> EntryReadings.refused("Chưa nạp được tệp: " + why));
    }

    private static EntryReadings read(EntryTable table, XSSFWorkbook workbook) {
        Sheet sheet = workbook.getSheet(EntryWorkbook.nameOf(table.kind()));
        return sheet == null || !EntryWorkbook.mark(table.kind()).equals(mark(sheet, EntryWorkbook.TITLE))
                ? EntryReadings.refused(
                        "Tệp này không phải là tệp mẫu của biểu mẫu này: hãy tải tệp Excel về từ đây rồi điền vào.")
                : new EntryWorkbookReader(table, sheet).read();
    }

    private static String mark(Sheet sheet, int row) {
        return words(sheet, row, 0);
    }

    private static String words(Sheet sheet, int row, int column) {
        return sheet.getRow(row) == null ? "" : text(sheet.getRow(row).getCell(column));
    }

    private EntryReadings read() {
        if (!table.key().equals(mark(sheet, EntryWorkbook.SET))) {
            return EntryReadings.refused("Tệp này là «%s», không phải «%s»."
                    .formatted(SheetReader.shown(words(sheet, EntryWorkbook.TITLE, 1), LONGEST_TITLE), table.title()));
        }
        String set = mark(sheet, EntryWorkbook.HOW);
        if (!EntryWorkbook.mark(table.set()).equals(set)) {
            return EntryReadings.refused(
                    "Tệp này theo bộ tiêu chí %s, năm nay theo bộ tiêu chí %s: hãy tải tệp Excel về lại rồi điền vào."
                            .formatted(SheetReader.shown(set), EntryWorkbook.mark(table.set())));
        }
        Map<String, Place> places = EntryWorkbook.places(table);
        findRows(places);
        Optional<Place> missing = places.entrySet().stream()
                .filter(place -> !rows.containsKey(place.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (missing.isPresent()) {
            return EntryReadings.refused("Tệp thiếu dòng «%s %s» của %s: hãy tải tệp Excel về lại rồi điền vào."
                    .formatted(
                            missing.get().row().indicator().code(),
                            missing.get().row().title(),
                            missing.get().owner().name()));
        }
        table.owners()
                .forEach(owner ->
                        owner.lines().stream().filter(line -> !line.locked()).forEach(line -> read(owner, line)));
        return result;
    }

    private void findRows(Map<String, Place> places) {
        for (Row row : sheet) {
            if (row.getRowNum() <= EntryWorkbook.HEADS) {
                continue;
            }
            String key = text(row.getCell(columns.indexOf(EntryColumn.KEY)));
            if (places.containsKey(key)) {
                if (rows.putIfAbsent(key, row) != null) {
                    result.complain(address(row, EntryColumn.CODE), "dòng này có hai lần trong tệp.");
                } else if (!isWhereItWas(row, places.get(key))) {
                    result.complain(
                            address(row, EntryColumn.CODE),
                            "dòng này không còn đúng chỗ như trong tệp mẫu: hãy tải tệp Excel về lại rồi điền vào.");
                }
            } else {
                columns.stream()
                        .filter(EntryColumn::filledIn)
                        .filter(column -> !text(cell(row, column)).isEmpty())
                        .findFirst()
                        .ifPresent(column -> result.complain(
                                address(row, column), "dòng này không có trong tệp mẫu, không nạp được."));
            }
        }
    }

    /**
     * Whether the row is still at its place. A user who has unlocked the sheet may have sorted the visible cells but
     * not the hidden ones.
     */
    private boolean isWhereItWas(Row row, Place place) {
        return text(cell(row, EntryColumn.CODE)).equals(place.row().indicator().code())
                && folded(text(cell(row, EntryColumn.NAME)))
                        .equals(folded(place.row().title()))
                && (!columns.contains(EntryColumn.OWNER)
                        || folded(text(cell(row, EntryColumn.OWNER)))
                                .equals(folded(place.owner().name())));
    }

    private Cell cell(Row row, EntryColumn column) {
        return row.getCell(columns.indexOf(column));
    }

    private String address(Row row, EntryColumn column) {
        return CellReference.convertNumToColString(columns.indexOf(column)) + (row.getRowNum() + 1);
    }

    private void read(Owner owner, Line line) {
        new Entry(owner, line).read();
    }

    /** One indicator of one owner while it is read. */
    private final class Entry {

        private final Owner owner;
        private final Line line;
        private final Map<EntryRow, Row> own = new LinkedHashMap<>();
        private final ObjectNode fields = JsonNodeFactory.instance.objectNode();
        private boolean garbled;

        Entry(Owner owner, Line line) {
            this.owner = owner;
            this.line = line;
            EntryRow.of(line.indicator()).forEach(row -> own.put(row, rows.get(owner.key() + "/" + row.key())));
        }

        void read() {
            own.forEach((row, cells) -> {
                readAnswer(row, cells);
                tick(row.part() == Part.INDICATOR, cells, EntryColumn.NO_CASE, "noCase");
                tick(row.part() == Part.INDICATOR, cells, EntryColumn.ESTIMATE, "estimate");
                String note = plain(row.takesNote(), cells, EntryColumn.NOTE);
                if (!note.isEmpty()) {
                    fields.put("note", note);
                }
            });
            readItems();
            if (garbled || fields.isEmpty()) {
                return;
            }
            SheetReader.EntryReading read = READER.readEntry(line.indicator(), fields);
            read.reading()
                    .ifPresent(reading -> result.put(
                            owner.key(), line.indicator().code(), reading, address(indicatorRow(), EntryColumn.NOTE)));
            read.complaints().forEach(complaint -> result.complain(addressOf(complaint.field()), complaint.problem()));
        }

        private Row indicatorRow() {
            return own.values().iterator().next();
        }

        private void readAnswer(EntryRow row, Row cells) {
            switch (row.answer()) {
                case NUMBER -> readNumber(cells);
                case TICKED -> tick(true, cells, EntryColumn.ANSWER, "zeroBase");
                case NOT_HERE -> plain(false, cells, EntryColumn.ANSWER);
                case YES_OR_NO -> {
                    if (row.part() != Part.ITEM) {
                        yesOrNo(cells)
                                .ifPresent(answer -> fields.put(row.part() == Part.VETO ? "veto" : "yes", answer));
                    }
                }
            }
        }

        private void readNumber(Row cells) {
            String typed = plain(true, cells, EntryColumn.ANSWER);
            Cell cell = cell(cells, EntryColumn.ANSWER);
            Optional<String> disguised = WorkbookCells.disguised(cell);
            if (disguised.isPresent()) {
                complain(cells, EntryColumn.ANSWER, disguised.get());
            } else if (cell != null && cell.getCellType() == CellType.NUMERIC) {
                BigDecimal number = WorkbookCells.number(cell);
                fields.put("value", number.scale() < 0 ? number.setScale(0) : number);
            } else if (!typed.isEmpty()) {
                fields.put("value", typed);
            }
        }

        /** Reads all items of a checklist or none: a half-filled checklist is an error. */
        private void readItems() {
            Map<EntryRow, Row> items = new LinkedHashMap<>(own);
            items.keySet().removeIf(row -> row.part() != Part.ITEM);
            boolean begun = items.values().stream()
                    .anyMatch(cells -> !text(cell(cells, EntryColumn.ANSWER)).isEmpty());
            if (!begun) {
                return;
            }
            ArrayNode answers = fields.putArray("items");
            items.values().forEach(cells -> {
                Optional<Boolean> answer = yesOrNo(cells);
                answer.ifPresent(answers::add);
                if (text(cell(cells, EntryColumn.ANSWER)).isEmpty()) {
                    complain(cells, EntryColumn.ANSWER, "chưa trả lời «Có» hoặc «Không».");
                }
            });
        }

        private Optional<Boolean> yesOrNo(Row cells) {
            String word = folded(plain(true, cells, EntryColumn.ANSWER));
            if (word.isEmpty() || garbled(cells, EntryColumn.ANSWER)) {
                return Optional.empty();
            }
            return switch (word) {
                case "có", "co", "true" -> Optional.of(true);
                case "không", "khong", "false" -> Optional.of(false);
                default -> {
                    complain(
                            cells,
                            EntryColumn.ANSWER,
                            "«%s»: hãy ghi «Có» hoặc «Không».".formatted(SheetReader.shown(word)));
                    yield Optional.empty();
                }
            };
        }

        private void tick(boolean taken, Row cells, EntryColumn column, String field) {
            String word = folded(plain(taken, cells, column));
            if (!taken || word.isEmpty() || garbled(cells, column)) {
                return;
            }
            switch (word) {
                case "x", "có", "true" -> fields.put(field, true);
                case "không", "false" -> {}
                default -> complain(cells, column, "«%s»: hãy ghi x hoặc để trống.".formatted(SheetReader.shown(word)));
            }
        }

        private boolean garbled(Row cells, EntryColumn column) {
            return WorkbookCells.calculated(cell(cells, column)).isPresent();
        }

        /** The typed content of a cell. Records a problem if the cell must stay empty or its content was not typed. */
        private String plain(boolean taken, Row cells, EntryColumn column) {
            Cell cell = cell(cells, column);
            String typed = text(cell);
            Optional<String> calculated = WorkbookCells.calculated(cell);
            if (calculated.isPresent()) {
                complain(cells, column, calculated.get());
            } else if (!taken && !typed.isEmpty()) {
                complain(cells, column, "ô này không điền được.");
            }
            return typed;
        }

        private void complain(Row cells, EntryColumn column, String problem) {
            garbled = true;
            result.complain(address(cells, column), problem);
        }

        private String addressOf(String field) {
            return switch (field) {
                case "noCase" -> address(indicatorRow(), EntryColumn.NO_CASE);
                case "estimate" -> address(indicatorRow(), EntryColumn.ESTIMATE);
                case "note" -> address(indicatorRow(), EntryColumn.NOTE);
                case "items" -> address(first(Part.ITEM), EntryColumn.ANSWER);
                case "zeroBase" -> address(first(Part.ZERO_BASE), EntryColumn.ANSWER);
                case "veto" -> address(first(Part.VETO), EntryColumn.ANSWER);
                default -> address(indicatorRow(), EntryColumn.ANSWER);
            };
        }

        private Row first(Part part) {
            return own.entrySet().stream()
                    .filter(row -> row.getKey().part() == part)
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(this::indicatorRow);
        }
    }
}
