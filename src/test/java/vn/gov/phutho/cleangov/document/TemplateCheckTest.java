package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An office hears in its own words what is wrong with a template that it has edited. */
class TemplateCheckTest {

    /** A built-in template in whose body this stands for that. */
    static byte[] edited(PaperType type, String what, String instead) {
        try (ZipInputStream from = new ZipInputStream(
                new ByteArrayInputStream(TemplateService.builtIn(type).docx()))) {
            ByteArrayOutputStream edited = new ByteArrayOutputStream();
            ZipOutputStream to = new ZipOutputStream(edited);
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                byte[] part = from.readAllBytes();
                if ("word/document.xml".equals(entry.getName())) {
                    String body = new String(part, StandardCharsets.UTF_8);
                    assertThat(body).contains(what);
                    part = body.replace(what, instead).getBytes(StandardCharsets.UTF_8);
                }
                to.write(part);
            }
            to.close();
            return edited.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_shipped_template_has_no_problems(PaperType type) {
        assertThat(TemplateCheck.problems(type, TemplateService.builtIn(type).docx()))
                .isEmpty();
    }

    @Test
    void text_order_and_names_left_out_are_the_offices_own() {
        assertThat(TemplateCheck.problems(
                        PaperType.EXCELLENCE_REQUEST,
                        edited(PaperType.EXCELLENCE_REQUEST, "kính trình", "trân trọng trình")))
                .isEmpty();
        assertThat(TemplateCheck.problems(
                        PaperType.CLASS_DECISION, edited(PaperType.CLASS_DECISION, "{{communes}}", "tất cả")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {{communes}}    | {{xa}}       | Không có tên {{xa}}.
            {{communes}}    | {{số xã}}    | Không có tên {{số xã}}.
            {{communes}}    | {{@communes}}| Không có tên {{@communes}}.
            [classification]| [xếp loại]   | Bảng {{rows}} không có cột [xếp loại].
            [classification]| [xepLoai]    | Bảng {{rows}} không có cột [xepLoai].
            {{communes}}    | {{rows}}     | {{rows}} là một bảng: phải đứng ở hàng đầu của bảng, hàng dưới ghi tên các cột.
            {{communes}}    | {{bases}}    | {{bases}} có nhiều đoạn: phải ghi {{?bases}}, {{=#this}}, {{/bases}}, mỗi thứ một đoạn.
            {{number}}      | 12           | Thiếu {{number}}: văn bản nào cũng phải có số, ký hiệu, nơi và ngày ban hành.
            {{/classes}}    | (hết)        | Một đoạn lặp {{?…}} … {{/…}} không được đóng hoặc đóng sai tên.
            """)
    void problems_are_named(String what, String instead, String problem) {
        assertThat(TemplateCheck.problems(
                        PaperType.CLASS_DECISION, edited(PaperType.CLASS_DECISION, what.strip(), instead.strip())))
                .contains(problem.strip());
    }

    @Test
    void another_papers_names_are_not_known() {
        assertThat(TemplateCheck.problems(
                        PaperType.JUNE_REPORT,
                        TemplateService.builtIn(PaperType.CLASS_NOTICE).docx()))
                .contains("Không có tên {{communeName}}.", "Không có đoạn lặp {{?reasons}}.");
    }

    @Test
    void a_file_that_is_not_word_is_not_accepted() {
        assertThat(TemplateCheck.problems(PaperType.CLASS_DECISION, "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("Tệp này không phải là văn bản Word (.docx).");
    }
}
