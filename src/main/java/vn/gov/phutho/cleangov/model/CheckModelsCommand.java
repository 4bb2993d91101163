package vn.gov.phutho.cleangov.model;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code --check-models DIR} checks the models, tables and forms in a folder, without a database. A file that the folder
 * does not have is taken from the application. {@code --format=json} and {@code --format=sarif} are for programs.
 */
public final class CheckModelsCommand {

    private static final String CHECK = "--check-models";
    private static final String FORMAT = "--format=";

    private static final int FAULTS_FOUND = 1;
    private static final int WRONG_CALL = 2;

    private CheckModelsCommand() {}

    /** Whether this is what the command line asks for. */
    public static boolean isAskedBy(String... arguments) {
        return Stream.of(arguments).anyMatch(argument -> argument.equals(CHECK) || argument.startsWith(CHECK + "="));
    }

    /**
     * Runs the command and writes the report to the standard output.
     *
     * @return the exit code: 0 without errors, 1 with errors, 2 if the folder or the format does not exist
     */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        return run(out, arguments);
    }

    static int run(PrintStream out, String... arguments) {
        Optional<FaultReport> format = format(arguments);
        if (format.isEmpty()) {
            out.println("Không có dạng báo cáo này. Hãy dùng --format=text, --format=json hoặc --format=sarif.");
            return WRONG_CALL;
        }
        Optional<Path> folder = folder(arguments);
        if (folder.isEmpty()) {
            out.println("Hãy ghi thư mục có các sơ đồ sau --check-models, ví dụ: --check-models processes");
            return WRONG_CALL;
        }
        ModelCheck check = new ModelCheck();
        ModelFiles found = ModelFiles.in(folder.get(), check.shipped());
        if (found.sources().isEmpty()) {
            out.println("Thư mục %s không có sơ đồ, bảng quyết định hay biểu mẫu nào.".formatted(folder.get()));
            return WRONG_CALL;
        }
        List<Fault> faults = check.faults(found.completedWith(check.shipped()));
        out.println(format.get().write(faults));
        return faults.stream().anyMatch(Fault::isError) ? FAULTS_FOUND : 0;
    }

    private static Optional<FaultReport> format(String... arguments) {
        String asked = Stream.of(arguments)
                .filter(argument -> argument.startsWith(FORMAT))
                .map(argument -> argument.substring(FORMAT.length()).toUpperCase(Locale.ROOT))
                .findFirst()
                .orElse(FaultReport.TEXT.name());
        return Stream.of(FaultReport.values())
                .filter(report -> report.name().equals(asked))
                .findFirst();
    }

    private static Optional<Path> folder(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            Optional<Path> folder = Optional.empty();
            if (arguments[i].startsWith(CHECK + "=")) {
                folder = path(arguments[i].substring(CHECK.length() + 1));
            } else if (arguments[i].equals(CHECK) && i + 1 < arguments.length) {
                folder = path(arguments[i + 1]);
            }
            if (folder.isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text)).filter(Files::isDirectory);
        } catch (InvalidPathException wrong) {
            return Optional.empty();
        }
    }
}
