package vn.gov.phutho.cleangov.account;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;
import vn.gov.phutho.cleangov.workbook.UploadedTable;

/** The table of people as a file: one row for each post of a person, below a head in Vietnamese or English. */
final class AccountFile {

    /** Without the head. */
    static final int MOST_ROWS = 20_000;

    private static final String TITLE = "Tài khoản";
    private static final String REFUSED = "Chưa nạp được tệp: ";

    private AccountFile() {}

    /** The columns, with the words that may stand in the head, as {@link UnitService#searchable} writes them. */
    private enum Column {
        ACCOUNT("Tài khoản", "tai khoan", "ten dang nhap", "account", "user", "username"),
        NAME("Họ và tên", "ho va ten", "ho ten", "full name", "name"),
        MAIL("Thư điện tử", "thu dien tu", "email", "e mail", "mail"),
        POST("Vị trí", "vi tri", "chuc vu", "vai tro", "post", "role"),
        UNIT("Mã đơn vị", "ma don vi", "unit code", "unit");

        private final String title;
        private final Set<String> words;

        Column(String title, String... words) {
            this.title = title;
            this.words = Set.of(words);
        }
    }

    /**
     * A row as it stands in the file.
     *
     * @param number as the official sees it
     * @param mail may be empty
     * @param post may be empty if the unit is
     * @param unit the unit's code
     * @param formula the address of a cell with a formula; null if there is none
     */
    record Entry(int number, String account, String name, String mail, String post, String unit, String formula) {}

    /**
     * Reads a CSV file or an Excel file.
     *
     * @throws RefusedException if it is neither, has no head, no rows or too many
     */
    static List<Entry> read(byte[] file) {
        return UploadedTable.read(file, MOST_ROWS + 1, AccountFile::entries, why -> {
            throw new RefusedException(REFUSED + why);
        });
    }

    private static List<Entry> entries(List<UploadedTable.Row> rows) {
        if (rows.size() < 2) {
            throw new RefusedException(REFUSED + "tệp không có dòng nào dưới dòng tiêu đề.");
        }
        Map<Column, Integer> places = places(rows.get(0));
        return rows.subList(1, rows.size()).stream()
                .map(row -> new Entry(
                        row.number(),
                        row.cell(places.get(Column.ACCOUNT)),
                        row.cell(places.get(Column.NAME)),
                        row.cell(places.get(Column.MAIL)),
                        row.cell(places.get(Column.POST)),
                        row.cell(places.get(Column.UNIT)),
                        row.calculated()))
                .toList();
    }

    private static Map<Column, Integer> places(UploadedTable.Row head) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int at = 0; at < head.cells().size(); at++) {
            String words = UnitService.searchable(head.cell(at));
            for (Column column : Column.values()) {
                if (column.words.contains(words) && places.putIfAbsent(column, at) != null) {
                    throw new RefusedException(REFUSED + "cột «%s» có hai lần.".formatted(column.title));
                }
            }
        }
        List<String> missing = Stream.of(Column.values())
                .filter(column -> !places.containsKey(column))
                .map(column -> "«%s»".formatted(column.title))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(REFUSED
                    + "dòng đầu phải là tiêu đề các cột, còn thiếu %s. Hãy tải tệp mẫu về rồi điền vào."
                            .formatted(String.join(", ", missing)));
        }
        return places;
    }

    /** The rows as a table to be written. */
    static TableWorkbook.Table<Entry> table(List<Entry> entries) {
        return TableWorkbook.Table.of(
                TITLE,
                entries,
                List.of(
                        TableWorkbook.text(Column.ACCOUNT.title, 30, Entry::account),
                        TableWorkbook.text(Column.NAME.title, 30, Entry::name),
                        TableWorkbook.text(Column.MAIL.title, 30, Entry::mail),
                        TableWorkbook.text(Column.POST.title, 30, Entry::post),
                        TableWorkbook.text(Column.UNIT.title, 12, Entry::unit)));
    }

    /** The workbook with the first passwords of new accounts, written without a temporary file. */
    static byte[] firstPasswords(List<FirstPassword> passwords) {
        return TableWorkbook.inMemory(TableWorkbook.Table.of(
                "Mật khẩu lần đầu",
                passwords,
                List.of(
                        TableWorkbook.text(Column.ACCOUNT.title, 30, FirstPassword::account),
                        TableWorkbook.text(Column.NAME.title, 30, FirstPassword::name),
                        TableWorkbook.text(Column.POST.title, 50, FirstPassword::posts),
                        TableWorkbook.text("Mật khẩu lần đầu", 26, FirstPassword::password))));
    }
}
