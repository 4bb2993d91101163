package vn.gov.phutho.cleangov.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** An archive in which a part hides from the check is not opened. */
class UploadedArchiveTest {

    private static final int LARGEST = 100_000;
    private static final int MOST = 10;
    private static final int DESCRIPTOR = 8;
    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};

    @Test
    void a_workbook_as_apache_poi_writes_it_is_sound() throws IOException {
        byte[] workbook = workbook();

        assertThat(UploadedArchive.check(workbook, LARGEST, 20)).isEqualTo(UploadedArchive.Result.SOUND);
        assertThat(opened(workbook)).isEqualTo("1 sheet");
    }

    @Test
    void stored_and_deflated_entries_are_sound() throws IOException {
        assertThat(check(zip(stored("a.xml", "one"), deflated("b.xml", "two"))))
                .isEqualTo(UploadedArchive.Result.SOUND);
    }

    @Test
    void the_actually_unpacked_bytes_count() throws IOException {
        byte[] bomb = zip(deflated("a.xml", "x".repeat(LARGEST)), deflated("b.xml", "x"));

        assertThat(check(bomb)).isEqualTo(UploadedArchive.Result.TOO_LARGE);
        Arrays.fill(bomb, indexOf(bomb, CENTRAL, 1) + 24, indexOf(bomb, CENTRAL, 1) + 28, (byte) 0);
        assertThat(check(bomb)).as("whatever size it names").isEqualTo(UploadedArchive.Result.TOO_LARGE);
        assertThat(check(zip(deflated("a.xml", "x".repeat(LARGEST))))).isEqualTo(UploadedArchive.Result.SOUND);
    }

    @Test
    void many_entries_are_too_many() throws IOException {
        Entry[] eleven = new Entry[MOST + 1];
        Arrays.setAll(eleven, i -> deflated(i + ".xml", ""));

        assertThat(check(zip(eleven))).isEqualTo(UploadedArchive.Result.TOO_LARGE);
    }

    /** Java's own reader stops at such an entry and sees nothing of what follows, which Apache POI reads. */
    @Test
    void a_stored_entry_whose_size_follows_it_hides_nothing() throws IOException {
        byte[] file = zip(stored("a.xml", "one"), deflated("b.xml", "x".repeat(LARGEST * 10)));
        file[indexOf(file, LOCAL, 1) + 6] |= DESCRIPTOR;
        file[indexOf(file, CENTRAL, 1) + 8] |= DESCRIPTOR;

        assertThat(check(file)).isEqualTo(UploadedArchive.Result.DAMAGED);
        assertThat(opened(file)).isEqualTo("tệp này không mở được như một bảng tính Excel (.xlsx).");
    }

    @Test
    void the_directory_names_every_entry_and_no_other() throws IOException {
        byte[] two = zip(stored("a.xml", "one"), stored("b.xml", "two"));
        byte[] other = zip(stored("c.xml", "one"), stored("b.xml", "two"));
        int directory = indexOf(two, CENTRAL, 1);
        System.arraycopy(other, directory, two, directory, two.length - directory);
        assertThat(check(two)).as("another name").isEqualTo(UploadedArchive.Result.DAMAGED);

        byte[] hidden = join(zipLocals(stored("hidden.xml", "x")), zip(stored("a.xml", "one")));
        assertThat(check(hidden)).as("one entry more").isEqualTo(UploadedArchive.Result.DAMAGED);

        byte[] size = zip(stored("a.xml", "one"));
        size[indexOf(size, CENTRAL, 1) + 24] = 2;
        assertThat(check(size)).as("another size").isEqualTo(UploadedArchive.Result.DAMAGED);

        byte[] content = zip(stored("a.xml", "one"));
        content[indexOf(content, "one".getBytes(StandardCharsets.US_ASCII), 1)] = 'x';
        assertThat(check(content)).as("another checksum").isEqualTo(UploadedArchive.Result.DAMAGED);
    }

    @Test
    void no_two_entries_have_the_same_name() throws IOException {
        byte[] twice = zip(stored("a.xml", "one"), stored("b.xml", "two"));
        for (int n = 1; n <= 2; n++) {
            twice[indexOf(twice, "b.xml".getBytes(StandardCharsets.US_ASCII), 1)] = 'A';
        }

        assertThat(check(twice)).isEqualTo(UploadedArchive.Result.DAMAGED);
    }

    @Test
    void a_truncated_archive_or_another_file_is_not_opened() throws IOException {
        byte[] file = zip(stored("a.xml", "one"), deflated("b.xml", "two"));

        for (int length = 0; length < file.length; length++) {
            assertThat(check(Arrays.copyOf(file, length))).isEqualTo(UploadedArchive.Result.DAMAGED);
        }
        assertThat(check(new byte[] {'P', 'K', 3, 4})).isEqualTo(UploadedArchive.Result.DAMAGED);
    }

    /** So the test of a stored entry is one: the reader that was asked before really sees less. */
    @Test
    void readers_of_archives_do_not_agree() throws IOException {
        byte[] file = zip(stored("a.xml", "one"), deflated("b.xml", "two"));
        file[indexOf(file, LOCAL, 1) + 6] |= DESCRIPTOR;
        int seen = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            while (zip.getNextEntry() != null) {
                seen++;
            }
        } catch (IOException stopped) {
            assertThat(stopped).hasMessageContaining("DEFLATED entries can have EXT descriptor");
        }
        assertThat(seen).isLessThan(2);
    }

    private record Entry(String name, byte[] content, int method) {}

    private static Entry stored(String name, String content) {
        return new Entry(name, content.getBytes(StandardCharsets.US_ASCII), ZipEntry.STORED);
    }

    private static Entry deflated(String name, String content) {
        return new Entry(name, content.getBytes(StandardCharsets.US_ASCII), ZipEntry.DEFLATED);
    }

    private static byte[] zip(Entry... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Entry one : entries) {
                ZipEntry entry = new ZipEntry(one.name());
                entry.setMethod(one.method());
                if (one.method() == ZipEntry.STORED) {
                    CRC32 checksum = new CRC32();
                    checksum.update(one.content());
                    entry.setSize(one.content().length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(one.content());
            }
        }
        return bytes.toByteArray();
    }

    /** The entries without a directory. */
    private static byte[] zipLocals(Entry... entries) throws IOException {
        byte[] whole = zip(entries);
        return Arrays.copyOf(whole, indexOf(whole, CENTRAL, 1));
    }

    /** Two in one file; the places that the second's directory names are moved along. */
    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        ByteBuffer fields = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
        int directory = indexOf(both, CENTRAL, 1);
        fields.putInt(directory + 42, first.length);
        fields.putInt(both.length - 6, directory);
        return both;
    }

    private static int indexOf(byte[] file, byte[] what, int nth) {
        int found = 0;
        for (int i = 0; i <= file.length - what.length; i++) {
            if (Arrays.equals(file, i, i + what.length, what, 0, what.length) && ++found == nth) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    private static UploadedArchive.Result check(byte[] file) {
        return UploadedArchive.check(file, LARGEST, MOST);
    }

    private static String opened(byte[] file) {
        return UploadedWorkbook.read(file, workbook -> workbook.getNumberOfSheets() + " sheet", why -> why);
    }

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("one").createRow(0).createCell(0).setCellValue("x");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
