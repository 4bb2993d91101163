package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Word files in papers/, as an office leaves them: what they name is known, what is known is in them. */
class PaperTemplatesTest {

    private static final Path DIRECTORY = Path.of("papers");

    @ParameterizedTest
    @EnumSource
    void a_template_names_nothing_that_its_paper_does_not_have_and_leaves_out_nothing_that_a_stage_tells(PaperType type)
            throws IOException {
        PaperFields named = named(type);
        PaperFields known = type.fields();

        assertThat(known.texts()).as("texts of %s", type.file()).containsAll(named.texts());
        assertThat(known.paragraphs()).as("paragraphs of %s", type.file()).containsAll(named.paragraphs());
        assertThat(named.tables()).as("tables of %s", type.file()).isEqualTo(known.tables());
        assertThat(named.sections()).as("sections of %s", type.file()).isEqualTo(known.sections());
        assertThat(named.texts())
                .as("texts of %s", type.file())
                .containsAll(type.own().texts());
        assertThat(named.paragraphs())
                .as("paragraphs of %s", type.file())
                .containsAll(type.own().paragraphs());
    }

    @ParameterizedTest
    @EnumSource
    void every_paper_has_number_and_symbol_place_and_date(PaperType type) throws IOException {
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

    private static PaperFields named(PaperType type) throws IOException {
        return TemplateNames.of(Files.readAllBytes(DIRECTORY.resolve(type.file() + ".docx")), type.fields());
    }
}
