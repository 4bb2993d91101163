package vn.gov.phutho.cleangov.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, its first bytes say; its name has to agree. */
class FileKindTest {

    @ParameterizedTest
    @CsvSource({
        "Quyết định.pdf, 255044462D312E37, PDF",
        "ẢNH.PNG, 89504E470D0A1A0A00, PNG",
        "ảnh.jpeg, FFD8FFE000, JPEG",
        "ảnh.jpg, FFD8FFE100, JPEG",
        "điện thoại.jfif, FFD8FFE000, JPEG",
        "máy ảnh.JPE, FFD8FFE100, JPEG",
        "máy quét.pdf, 0D0A255044462D312E34, PDF",
        "cũ.doc, D0CF11E0A1B11AE100, OLD_WORD",
        "cũ.xls, D0CF11E0A1B11AE100, OLD_EXCEL"
    })
    void a_file_whose_name_and_bytes_agree_is_known(String name, String bytes, FileKind kind) {
        assertThat(FileKind.of(name, HexFormat.of().parseHex(bytes))).contains(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "chuong-trinh.pdf, 4D5A90000300",
        "bao-cao.pdf, 89504E470D0A1A0A00",
        "trang.html, 3C68746D6C",
        "trang.pdf, 3C68746D6C",
        "khong-duoi, 255044462D312E37",
        "bao-cao.pdf.exe, 255044462D312E37",
        "ngan.pdf, 2550"
    })
    void a_file_that_is_not_what_its_name_says_is_none(String name, String bytes) {
        assertThat(FileKind.of(name, HexFormat.of().parseHex(bytes))).isEmpty();
    }

    @Test
    void the_mark_of_a_pdf_begins_within_the_first_1024_bytes() {
        String mark = "%PDF-1.4";
        assertThat(FileKind.of("quét.pdf", head(" ".repeat(1024) + mark))).contains(FileKind.PDF);
        assertThat(FileKind.of("quét.pdf", head(" ".repeat(1025) + mark))).isEmpty();
        assertThat(FileKind.of("quét.png", head("  " + mark))).isEmpty();
    }

    private static byte[] head(String file) {
        return Arrays.copyOf(file.getBytes(StandardCharsets.US_ASCII), Math.min(file.length(), FileKind.HEAD));
    }

    @Test
    void a_document_of_office_is_a_zip_file_of_its_parts_and_no_other() {
        assertThat(FileKind.of("bảng.xlsx", zip("[Content_Types].xml"))).contains(FileKind.EXCEL);
        assertThat(FileKind.of("văn bản.docx", zip("_rels/.rels"))).contains(FileKind.WORD);
        assertThat(FileKind.of("trình chiếu.pptx", zip("docProps/app.xml"))).contains(FileKind.POWERPOINT);
        assertThat(FileKind.of("bảng.xlsx", zip("virus.exe"))).isEmpty();
        assertThat(FileKind.of("bảng.zip", zip("[Content_Types].xml"))).isEmpty();
        assertThat(FileKind.of("bảng.xlsx", HexFormat.of().parseHex("504B0304")))
                .isEmpty();
    }

    /** The head of a zip file whose first entry has this name. */
    private static byte[] zip(String first) {
        byte[] head = new byte[FileKind.HEAD];
        byte[] name = first.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(HexFormat.of().parseHex("504B0304"), 0, head, 0, 4);
        head[26] = (byte) name.length;
        System.arraycopy(name, 0, head, 30, name.length);
        return head;
    }
}
