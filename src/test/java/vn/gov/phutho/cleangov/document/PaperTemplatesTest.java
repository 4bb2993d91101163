package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Word files in papers/, as an office leaves them: what they name is known, what is known is in them. */
class PaperTemplatesTest {

    private static final Path DIRECTORY = Path.of("papers");
    private static final Pattern NAME = Pattern.compile("\\{\\{([?/=]?)\\s*(#?\\w+)\\s*}}");
    private static final Pattern COLUMN = Pattern.compile("\\[(\\w+)]");

    /** What a template names, by how it names it. */
    private record Named(Set<String> texts, Set<String> paragraphs, Map<String, Set<String>> tables) {}

    @ParameterizedTest
    @EnumSource
    void a_template_names_nothing_that_its_paper_does_not_have_and_leaves_out_nothing_that_a_stage_tells(
            PaperType type) {
        Named named = named(type);
        PaperFields known = type.fields();

        assertThat(known.texts()).as("texts of %s", type.file()).containsAll(named.texts());
        assertThat(known.paragraphs()).as("paragraphs of %s", type.file()).containsAll(named.paragraphs());
        assertThat(named.tables()).as("tables of %s", type.file()).isEqualTo(known.tables());
        assertThat(named.texts())
                .as("texts of %s", type.file())
                .containsAll(type.own().texts());
        assertThat(named.paragraphs())
                .as("paragraphs of %s", type.file())
                .containsAll(type.own().paragraphs());
    }

    @ParameterizedTest
    @EnumSource
    void every_paper_has_number_and_symbol_place_and_date(PaperType type) {
        assertThat(named(type).texts()).contains("number", "symbol", "place", "date");
    }

    @Test
    void every_file_is_a_papers() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(PaperType.values())
                            .map(type -> type.file() + ".docx")
                            .toList());
        }
    }

    private static Named named(PaperType type) {
        Named named = new Named(new TreeSet<>(), new TreeSet<>(), new HashMap<>());
        try (InputStream file = Files.newInputStream(DIRECTORY.resolve(type.file() + ".docx"));
                XWPFDocument document = new XWPFDocument(file)) {
            collect(document.getParagraphs(), type, named);
            for (XWPFTable table : document.getTables()) {
                List<XWPFTableRow> rows = table.getRows();
                for (int i = 0; i < rows.size(); i++) {
                    Set<String> before = new HashSet<>(named.texts());
                    rows.get(i).getTableCells().forEach(cell -> collect(cell.getParagraphs(), type, named));
                    Set<String> lists = named.texts().stream()
                            .filter(name -> !before.contains(name))
                            .filter(type.fields().tables()::containsKey)
                            .collect(Collectors.toSet());
                    named.texts().removeAll(lists);
                    for (String list : lists) {
                        named.tables().put(list, columns(rows.get(i + 1)));
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return named;
    }

    private static void collect(List<XWPFParagraph> paragraphs, PaperType type, Named named) {
        for (XWPFParagraph paragraph : paragraphs) {
            for (Matcher found = NAME.matcher(paragraph.getText()); found.find(); ) {
                switch (found.group(1)) {
                    case "?" -> named.paragraphs().add(found.group(2));
                    case "/" ->
                        assertThat(named.paragraphs())
                                .as("%s ends %s before it begins", type.file(), found.group(2))
                                .contains(found.group(2));
                    case "=" -> assertThat(found.group(2)).isEqualTo("#this");
                    default -> named.texts().add(found.group(2));
                }
            }
        }
    }

    private static Set<String> columns(XWPFTableRow row) {
        return row.getTableCells().stream()
                .flatMap(cell -> COLUMN.matcher(cell.getText()).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
