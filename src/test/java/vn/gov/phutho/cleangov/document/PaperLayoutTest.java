package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** Decree 30/2020/NĐ-CP, appendix I, measured in millimetres and points. */
class PaperLayoutTest {

    private static final double LEFT = 30;
    private static final double RIGHT = 190;
    private static final double TOP = 20;
    private static final double BOTTOM = 277;
    private static final double HAIR = 0.4;
    private static final Map<PaperType, byte[]> WRITTEN = new ConcurrentHashMap<>();
    private static final String TWIPS_A4 = "11906x16838";

    /** What is measured lies in {@code target/papers} to be looked at. */
    private static Pages pages(PaperType type) {
        return new Pages(WRITTEN.computeIfAbsent(type, PaperLayoutTest::write));
    }

    private static byte[] write(PaperType type) {
        byte[] pdf = PaperPdf.of(SamplePapers.docx(type));
        try {
            Files.write(Files.createDirectories(Path.of("target/papers")).resolve(type.file() + ".pdf"), pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf;
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
    void the_page_number_is_centred_in_the_top_margin_from_the_second_page(PaperType type) {
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
    void a_report_is_addressed_and_justified_and_its_appendix_follows_the_signature() {
        try (Pages pages = pages(PaperType.DECEMBER_REPORT)) {
            assertThat(pages.line("Kính gửi: Ủy ban nhân dân tỉnh Phú Thọ")).isNotNull();

            Pages.Line first = pages.line("Ủy ban nhân dân huyện đã quán triệt");
            assertThat(first.size()).isBetween(13.0, 14.0);
            assertThat(first.left() - LEFT).as("first line").isBetween(10.0, 12.8);
            assertThat(first.right()).as("justified").isCloseTo(RIGHT, within(1.0));

            assertThat(pages.line("PHỤ LỤC").page())
                    .isGreaterThan(pages.line("Nguyễn Văn An").page());
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

    @ParameterizedTest
    @EnumSource(names = {"JUNE_REPORT", "DECEMBER_REPORT", "CLASS_NOTICE"})
    void the_table_of_the_five_standards_is_not_broken(PaperType type) {
        try (Pages pages = pages(type)) {
            Pages.Line head = pages.line("TT");
            assertThat(pages.lines())
                    .filteredOn(line -> line.page() == head.page()
                            && line.baseline() > head.baseline()
                            && line.left() < LEFT + 14
                            && line.text().matches("[1-5]"))
                    .hasSize(5);
        }
    }

    /** What a paper is called, in the middle below the head; a letter has no name. */
    private static Optional<String> name(PaperType type) {
        return switch (type) {
            case JUNE_REPORT, DECEMBER_REPORT -> Optional.of("BÁO CÁO");
            case COUNCIL_MINUTES -> Optional.of("BIÊN BẢN");
            case CLASS_DECISION, EXCELLENCE_DECISION, WITHDRAWAL_DECISION, RENEWED_DECISION ->
                Optional.of("QUYẾT ĐỊNH");
            case CLASS_NOTICE -> Optional.of("THÔNG BÁO");
            case EXCELLENCE_REQUEST, RENEWED_REQUEST -> Optional.of("TỜ TRÌNH");
            case REMEDIATION_PLAN -> Optional.of("KẾ HOẠCH");
            case URGING_LETTER -> Optional.empty();
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_paper_has_its_name_and_its_subject_and_a_short_rule_and_a_letter_has_neither(PaperType type) {
        try (Pages pages = pages(type)) {
            name(type)
                    .ifPresentOrElse(
                            name -> assertIsNamed(pages, name), () -> assertIsLetter(pages, "Số: 05/" + type.symbol()));
        }
    }

    private static void assertIsNamed(Pages pages, String name) {
        Pages.Line title = pages.line(name);
        assertThat(title.page()).isEqualTo(1);
        assertThat(title.text()).isEqualTo(name);
        assertThat(title.size()).isBetween(13.0, 14.0);
        assertThat(title.fonts()).containsExactly("LiberationSerif-Bold");
        assertThat(middle(title)).isCloseTo((LEFT + RIGHT) / 2, within(HAIR));
        Pages.Line subject = after(pages, title);
        assertThat(subject.size()).isBetween(13.0, 14.0);
        assertThat(subject.fonts()).containsExactly("LiberationSerif-Bold");
        assertThat(middle(subject)).isCloseTo((LEFT + RIGHT) / 2, within(HAIR));
        assertThat(pages.rules(1)).as("short, in the middle, below the subject").anySatisfy(rule -> {
            assertThat(rule.top()).isBetween(subject.baseline(), subject.baseline() + 14);
            assertThat((rule.left() + rule.right()) / 2).isCloseTo((LEFT + RIGHT) / 2, within(1.0));
            assertThat(rule.length()).isBetween(20.0, 80.0);
        });
    }

    private static void assertIsLetter(Pages pages, String number) {
        Pages.Line about = pages.line("V/v ");
        assertThat(about.size()).isBetween(12.0, 13.0);
        assertThat(about.fonts()).containsExactly("LiberationSerif");
        assertThat(about.right()).isLessThan(LEFT + 62 + HAIR);
        assertThat(about.baseline() - pages.line(number).baseline())
                .as("below the number")
                .isBetween(3.0, 9.0);
        assertThat(pages.lines())
                .filteredOn(line -> line.page() == 1 && line.fonts().contains("LiberationSerif-Bold"))
                .extracting(Pages.Line::text)
                .doesNotContain("BÁO CÁO", "TỜ TRÌNH", "QUYẾT ĐỊNH", "CÔNG VĂN");
    }

    @ParameterizedTest
    @EnumSource
    void the_text_ends_with_its_mark_and_receivers_and_signature_are_below_it_on_one_page(PaperType type) {
        try (Pages pages = pages(type)) {
            List<Pages.Line> lines = pages.lines();
            List<Pages.Line> marks =
                    lines.stream().filter(line -> line.text().endsWith("./.")).toList();
            assertThat(marks).hasSize(1);
            Pages.Line to = pages.line("Nơi nhận:");
            Pages.Line filed = pages.line("- Lưu: VT, NV.");
            assertThat(lines.indexOf(to)).isGreaterThan(lines.indexOf(marks.get(0)));
            assertThat(to.size()).isEqualTo(12);
            assertThat(to.fonts()).containsExactly("LiberationSerif-BoldItalic");
            assertThat(filed.size()).isEqualTo(11);
            assertThat(filed.page()).isEqualTo(to.page());
            if (type == PaperType.COUNCIL_MINUTES) {
                assertThat(pages.line("THƯ KÝ").baseline())
                        .isCloseTo(pages.line("CHỦ TỌA").baseline(), within(HAIR));
                return;
            }
            Pages.Line committee = pages.line("TM. ỦY BAN NHÂN DÂN");
            Pages.Line chair = pages.line("CHỦ TỊCH");
            Pages.Line signer = pages.line("Nguyễn Văn An");
            for (Pages.Line line : List.of(committee, chair, signer)) {
                assertThat(line.page()).isEqualTo(to.page());
                assertThat(line.left()).isGreaterThan(LEFT + 70);
                assertThat(line.size()).isBetween(13.0, 14.0);
                assertThat(line.fonts()).containsExactly("LiberationSerif-Bold");
            }
            assertThat(committee.baseline()).isCloseTo(to.baseline(), within(1.0));
            assertThat(signer.baseline() - chair.baseline()).as("room to sign").isGreaterThan(15);
            switch (name(type).orElse("")) {
                case "QUYẾT ĐỊNH" ->
                    assertThat(pages.line("- Như Điều ").size()).isEqualTo(11);
                case "KẾ HOẠCH" ->
                    assertThat(pages.line("- Các cơ quan được giao;").size()).isEqualTo(11);
                default -> assertThat(pages.line("- Như trên;").size()).isEqualTo(11);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_letter_is_smaller_than_that_of_the_receivers_or_larger_than_that_of_the_text(PaperType type) {
        try (Pages pages = pages(type)) {
            assertThat(pages.lines()).allSatisfy(line -> assertThat(line.size()).isBetween(11.0, 14.0));
            assertThat(pages.lines())
                    .filteredOn(line -> line.right() - line.left() > 120)
                    .as("what fills a line is the text")
                    .allSatisfy(line -> assertThat(line.size()).isBetween(13.0, 14.0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_head_of_a_list_is_on_each_of_its_pages(PaperType type) {
        try (Pages pages = pages(type)) {
            Map<Integer, Double> heads = pages.lines().stream()
                    .filter(line -> line.text().equals("TT"))
                    .collect(Collectors.toMap(Pages.Line::page, Pages.Line::baseline, Math::min));
            List<Pages.Line> rows = pages.lines().stream()
                    .filter(line -> line.text().matches("\\d+") && !isPageNumber(line) && line.left() < LEFT + 14)
                    .toList();
            assertThat(rows)
                    .allSatisfy(row -> assertThat(heads.getOrDefault(row.page(), BOTTOM))
                            .as("head on page %d, above row %s", row.page(), row.text())
                            .isLessThan(row.baseline()));
            assertThat(rows.isEmpty())
                    .isEqualTo(type == PaperType.WITHDRAWAL_DECISION || type == PaperType.RENEWED_DECISION);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_word_file_says_the_same_to_word(PaperType type) throws IOException {
        try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(SamplePapers.docx(type)))) {
            assertThat(sections(word)).isNotEmpty().allSatisfy(section -> {
                CTPageMar margins = section.getPgMar();
                assertThat(section.getPgSz().getW() + "x" + section.getPgSz().getH())
                        .isEqualTo(TWIPS_A4);
                assertThat("%s %s %s %s"
                                .formatted(
                                        margins.getTop(), margins.getRight(), margins.getBottom(), margins.getLeft()))
                        .as("20, 20, 20 and 30 mm")
                        .isEqualTo("1134 1134 1134 1701");
            });
            assertThat(word.getStyles().getDefaultRunStyle()).isNotNull();
            assertThat(word.getParagraphs())
                    .flatExtracting(paragraph -> paragraph.getRuns())
                    .extracting(XWPFRun::getFontFamily)
                    .as("only the default, Times New Roman")
                    .containsOnlyNulls();
            assertThat(word.getHeaderList()).as("with the page's number").isNotEmpty();
        }
    }

    /** Of the text, and of what is annexed. */
    private static List<CTSectPr> sections(XWPFDocument word) {
        return Stream.concat(
                        word.getParagraphs().stream()
                                .map(paragraph -> paragraph.getCTP().getPPr())
                                .filter(properties -> properties != null && properties.isSetSectPr())
                                .map(CTPPr::getSectPr),
                        Stream.of(word.getDocument().getBody().getSectPr()))
                .toList();
    }

    private static double middle(Pages.Line line) {
        return (line.left() + line.right()) / 2;
    }

    private static Pages.Line after(Pages pages, Pages.Line line) {
        List<Pages.Line> lines = pages.lines();
        return lines.get(lines.indexOf(line) + 1);
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
