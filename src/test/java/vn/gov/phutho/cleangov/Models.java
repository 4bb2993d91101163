package vn.gov.phutho.cleangov;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.model.FormFile;
import vn.gov.phutho.cleangov.model.ModelFiles;
import vn.gov.phutho.cleangov.model.ProcessFile;
import vn.gov.phutho.cleangov.model.TableFile;

/** The models in processes/ and forms/, as the checks read them: what is in the files, without an engine. */
final class Models {

    static final Path FORMS = Path.of("forms");

    private static final ModelFiles PROCESSES_AND_TABLES = ModelFiles.in(Path.of("processes"));

    private Models() {}

    static List<ProcessFile> processes() {
        return PROCESSES_AND_TABLES.processes();
    }

    static List<TableFile> decisions() {
        return PROCESSES_AND_TABLES.tables();
    }

    static List<FormFile> forms() {
        return ModelFiles.in(FORMS).forms();
    }

    static List<Path> files(Path directory, String extension) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
