package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;

/** Decree 30/2020/NĐ-CP, appendix I, measured in millimetres and points. */
class PaperLayoutTest {

    private static final double LEFT = 30;
    private static final double RIGHT = 190;
    private static final double TOP = 20;
    private static final double BOTTOM = 277;
    private static final double HAIR = 0.4;
    private static final String TWIPS_A4 = "11906x16838";

    /** What is measured lies in {@code target/papers} to be looked at. */
    private static Pages pages(PaperType type) {
        byte[] pdf = PaperPdf.of(SamplePapers.docx(type));
        try {
            Files.write(Files.createDirectories(Path.of("target/papers")).resolve(type.file() + ".pdf"), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Pages(pdf);
    }

    @ParameterizedTest
    @EnumSource
    void the_page_is_a4_and_nothing_but_its_number_lies_outside_the_margins(PaperType type) {
        try (Pages pages = pages(type)) {
            for (int page = 1; page <= pages.count(); page++) {
                assertThat(pages.width(page)).isCloseTo(210, within(HAIR));
                assertThat(pages.height(page)).isCloseTo(297, within(HAIR));
            }
            assertThat(pages.lines())
                    .filteredOn(line -> !isPageNumber(line))
                    .isNotEmpty()
                    .allSatisfy(line -> {
                        assertThat(line.left()).isGreaterThan(LEFT - HAIR);
                        assertThat(line.right()).isLessThan(RIGHT + HAIR);
                        assertThat(line.baseline()).isBetween(TOP, BOTTOM);
                    });
            assertThat(pages.line("ỦY BAN NHÂN DÂN").baseline()).isLessThan(TOP + 12);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_letter_is_of_liberation_serif_which_is_embedded(PaperType type) {
        try (Pages pages = pages(type)) {
            assertThat(pages.fonts()).isNotEmpty().allSatisfy(font -> {
                assertThat(font.getName()).contains("LiberationSerif");
                assertThat(font.isEmbedded()).isTrue();
            });
            assertThat(pages.lines().stream().map(Pages.Line::text).collect(Collectors.joining(" ")))
                    .as("openhtmltopdf writes # for a letter that a font has not")
                    .doesNotContain("#")
                    .contains("Độc lập - Tự do - Hạnh phúc");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_number_of_a_page_stands_in_the_middle_of_the_top_margin_from_the_second_page(PaperType type) {
        try (Pages pages = pages(type)) {
            List<Pages.Line> numbers =
                    pages.lines().stream().filter(PaperLayoutTest::isPageNumber).toList();
            assertThat(pages.count()).isGreaterThan(1);
            assertThat(numbers).hasSize(pages.count() - 1).allSatisfy(number -> {
                assertThat(number.text()).isEqualTo("" + number.page());
                assertThat((number.left() + number.right()) / 2).isCloseTo((LEFT + RIGHT) / 2, within(1.0));
                assertThat(number.size()).isBetween(13.0, 14.0);
            });
            assertThat(numbers).extracting(Pages.Line::page).doesNotContain(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_head_has_two_columns_and_the_countrys_name_is_one_line(PaperType type) {
        try (Pages pages = pages(type)) {
            Pages.Line country = pages.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
            Pages.Line motto = pages.line("Độc lập - Tự do - Hạnh phúc");
            Pages.Line number = pages.line("Số: 05/" + type.symbol());
            Pages.Line date = pages.line("Đoan Hùng, ngày 05 tháng 6 năm 2026");

            assertThat(country.size()).isBetween(12.0, 13.0);
            assertThat(country.fonts()).containsExactly("LiberationSerif-Bold");
            assertThat(country.left()).isGreaterThan(LEFT + 62 - HAIR);
            assertThat(motto.size()).isBetween(13.0, 14.0);
            assertThat(motto.fonts()).containsExactly("LiberationSerif-Bold");
            assertThat((country.left() + country.right()) / 2)
                    .isCloseTo((motto.left() + motto.right()) / 2, within(HAIR));
            assertThat(number.size()).isEqualTo(13);
            assertThat(number.right()).isLessThan(LEFT + 62);
            assertThat(number.baseline()).as("number and date").isCloseTo(date.baseline(), within(HAIR));
            assertThat(date.size()).isBetween(13.0, 14.0);
            assertThat(date.fonts()).containsExactly("LiberationSerif-Italic");
            assertThat(firstLineLeft(pages).baseline())
                    .as("both columns begin on one line")
                    .isCloseTo(country.baseline(), within(HAIR));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_rules_are_as_long_as_the_decree_wants(PaperType type) {
        try (Pages pages = pages(type)) {
            Pages.Line motto = pages.line("Độc lập - Tự do - Hạnh phúc");
            List<Pages.Rule> rules = pages.rules(1);
            assertThat(rules).as("below the motto, as long as it").anySatisfy(rule -> {
                assertThat(rule.length()).isCloseTo(motto.right() - motto.left(), within(1.0));
                assertThat(rule.left()).isCloseTo(motto.left(), within(1.0));
                assertThat(rule.top() - motto.baseline()).isBetween(0.5, 3.0);
            });
            assertThat(rules)
                    .as("below the issuer, a third to a half of the line")
                    .anySatisfy(rule -> {
                        assertThat(rule.right()).isLessThan(LEFT + 62);
                        assertThat(rule.length()).isBetween(62 / 3.0, 62 / 2.0);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"JUNE_REPORT", "DECEMBER_REPORT"})
    void a_report_has_its_eight_chapters_and_an_appendix(PaperType type) {
        try (Pages pages = pages(type)) {
            assertThat(pages.lines())
                    .filteredOn(line -> line.text().matches("[IVX]+\\. .*|PHỤ LỤC"))
                    .allSatisfy(line -> assertThat(line.fonts()).containsExactly("LiberationSerif-Bold"))
                    .extracting(line -> line.text().replaceFirst("\\..*", ""))
                    .containsExactly("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "PHỤ LỤC");
            assertThat(pages.line("V. THỰC HIỆN DÂN CHỦ Ở CƠ SỞ")).isNotNull();
        }
    }

    @Test
    void a_report_has_its_form_from_the_title_to_the_signature() {
        try (Pages pages = pages(PaperType.DECEMBER_REPORT)) {
            Pages.Line title = pages.line("BÁO CÁO");
            assertThat(title.size()).isBetween(13.0, 14.0);
            assertThat(title.fonts()).containsExactly("LiberationSerif-Bold");
            assertThat((title.left() + title.right()) / 2).isCloseTo((LEFT + RIGHT) / 2, within(HAIR));
            assertThat(pages.line("Kính gửi: Ủy ban nhân dân tỉnh Phú Thọ")).isNotNull();

            Pages.Line first = pages.line("Ủy ban nhân dân huyện đã quán triệt");
            assertThat(first.size()).isBetween(13.0, 14.0);
            assertThat(first.left() - LEFT).as("first line").isBetween(10.0, 12.8);
            assertThat(first.right()).as("justified").isCloseTo(RIGHT, within(1.0));

            assertThat(pages.lines()).extracting(Pages.Line::text).anyMatch(text -> text.endsWith("./."));
            Pages.Line to = pages.line("Nơi nhận:");
            assertThat(to.size()).isEqualTo(12);
            assertThat(to.fonts()).containsExactly("LiberationSerif-BoldItalic");
            assertThat(pages.line("- Như trên;").size()).isEqualTo(11);
            assertThat(pages.line("- Lưu: VT, NV.").size()).isEqualTo(11);
            Pages.Line committee = pages.line("TM. ỦY BAN NHÂN DÂN");
            Pages.Line chair = pages.line("CHỦ TỊCH");
            Pages.Line signer = pages.line("Nguyễn Văn An");
            assertThat(committee.left()).isGreaterThan(LEFT + 70);
            assertThat(committee.baseline()).isCloseTo(to.baseline(), within(1.0));
            assertThat(signer.baseline() - chair.baseline()).as("room to sign").isGreaterThan(15);
            assertThat(signer.page()).isEqualTo(chair.page());
            assertThat(pages.line("PHỤ LỤC").page()).isGreaterThan(signer.page());
        }
    }

    @Test
    void a_decision_names_who_decides_why_and_what() {
        try (Pages pages = pages(PaperType.CLASS_DECISION)) {
            List<String> texts = pages.lines().stream().map(Pages.Line::text).toList();
            assertThat(texts)
                    .containsSubsequence(
                            "QUYẾT ĐỊNH",
                            "ỦY BAN NHÂN DÂN HUYỆN ĐOAN HÙNG",
                            "Theo đề nghị của Trưởng phòng Nội vụ.",
                            "QUYẾT ĐỊNH:");
            assertThat(pages.line("Căn cứ Luật").fonts()).containsExactly("LiberationSerif-Italic");
            assertThat(pages.line("Căn cứ Luật").text()).endsWith(";");
            assertThat(pages.line("Điều 1.").fonts()).contains("LiberationSerif-Bold", "LiberationSerif");
            assertThat(pages.line("- Như Điều 3;")).isNotNull();
            assertThat(texts).anyMatch(text -> text.endsWith("Quyết định này./."));
        }
    }

    @Test
    void the_head_of_a_long_list_is_on_each_of_its_pages() {
        try (Pages pages = pages(PaperType.JUNE_REPORT)) {
            int first = pages.line("PHỤ LỤC").page();
            assertThat(pages.count()).isGreaterThan(first);
            assertThat(pages.lines())
                    .filteredOn(line -> line.page() >= first && line.text().equals("TT"))
                    .extracting(Pages.Line::page)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(first, pages.count()).boxed().toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_word_file_says_the_same_to_word(PaperType type) throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(SamplePapers.docx(type)))) {
            var section = word.getDocument().getBody().getSectPr();
            CTPageMar margins = section.getPgMar();
            assertThat(section.getPgSz().getW() + "x" + section.getPgSz().getH())
                    .isEqualTo(TWIPS_A4);
            assertThat("%s %s %s %s"
                            .formatted(margins.getTop(), margins.getRight(), margins.getBottom(), margins.getLeft()))
                    .as("20, 20, 20 and 30 mm")
                    .isEqualTo("1134 1134 1134 1701");
            assertThat(word.getStyles().getDefaultRunStyle()).isNotNull();
            assertThat(word.getParagraphs())
                    .flatExtracting(paragraph -> paragraph.getRuns())
                    .extracting(XWPFRun::getFontFamily)
                    .as("only the default, Times New Roman")
                    .containsOnlyNulls();
            assertThat(word.getHeaderList()).as("with the page's number").isNotEmpty();
        }
    }

    private static Pages.Line firstLineLeft(Pages pages) {
        return pages.lines().stream()
                .filter(line -> line.page() == 1 && line.right() < LEFT + 62)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isPageNumber(Pages.Line line) {
        return line.baseline() < TOP && line.text().matches("\\d+");
    }
}
