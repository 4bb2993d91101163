package vn.gov.phutho.cleangov.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import vn.gov.phutho.cleangov.engine.ModelFile;
import vn.gov.phutho.cleangov.model.Fault.Severity;
import vn.gov.phutho.cleangov.model.Faults.Place;

/** A set of processes, decision tables and forms that belong together. */
public final class ModelFiles {

    private static final List<String> NOT_OURS = List.of("target", "node_modules");

    private final Map<String, ModelSource> sources = new TreeMap<>();
    private final List<ProcessFile> processes = new ArrayList<>();
    private final List<TableFile> tables = new ArrayList<>();
    private final List<FormFile> forms = new ArrayList<>();
    private final Faults unreadable = new Faults();

    /** @param known sets that have read some of these files already */
    private ModelFiles(Map<String, ModelSource> files, ModelFiles... known) {
        sources.putAll(files);
        for (ModelSource source : sources.values()) {
            boolean isKnown = Stream.of(known).anyMatch(set -> take(source, set));
            if (!isKnown) {
                read(source);
            }
        }
    }

    /** Takes over what another set has read from the same content. */
    private boolean take(ModelSource source, ModelFiles other) {
        ModelSource same = other.sources.get(source.name());
        if (same == null || !Arrays.equals(same.content(), source.content())) {
            return false;
        }
        return take(same, other.processes, ProcessFile::source, processes)
                || take(same, other.tables, TableFile::source, tables)
                || take(same, other.forms, FormFile::source, forms);
    }

    private static <T> boolean take(ModelSource source, List<T> from, Function<T, ModelSource> of, List<T> to) {
        return from.stream()
                .filter(file -> of.apply(file) == source)
                .findFirst()
                .map(to::add)
                .orElse(false);
    }

    /**
     * A set of these files. What cannot be read is a fault of the set.
     *
     * @param known sets that may have read some of the files already
     */
    public static ModelFiles of(Map<String, byte[]> files, ModelFiles... known) {
        Map<String, ModelSource> sources = new TreeMap<>();
        files.forEach((name, content) -> sources.put(bare(name), new ModelSource(bare(name), content)));
        return new ModelFiles(sources, known);
    }

    /** The models, tables and forms in a folder and below it. Other HTML pages are left out. */
    public static ModelFiles in(Path folder, ModelFiles... known) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(one -> isOne(folder, one)).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (!file.toString().endsWith(ModelSource.EMBEDDED_FORM) || FormFile.isEmbedded(content)) {
                    files.put(file.getFileName().toString(), content);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
        return of(files, known);
    }

    private static boolean isOne(Path folder, Path file) {
        for (Path part : folder.relativize(file)) {
            if (NOT_OURS.contains(part.toString())
                    || part.toString().startsWith(".") && !part.toString().isBlank()) {
                return false;
            }
        }
        return Files.isRegularFile(file) && ModelSource.isOne(file.getFileName().toString());
    }

    /** The models, tables and forms of this version of the application. */
    public static ModelFiles shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String pattern : List.of("classpath:processes/*", "classpath:forms/*")) {
            try {
                for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                    if (resource.isReadable() && ModelSource.isOne(String.valueOf(resource.getFilename()))) {
                        try (InputStream content = resource.getInputStream()) {
                            files.put(resource.getFilename(), content.readAllBytes());
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + pattern, e);
            }
        }
        return of(files);
    }

    /** These files, and those of another set whose names are not among them. */
    public ModelFiles completedWith(ModelFiles others) {
        Map<String, ModelSource> all = new TreeMap<>(others.sources);
        all.putAll(sources);
        return new ModelFiles(all, this, others);
    }

    private static String bare(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private void read(ModelSource source) {
        if (source.name().endsWith(ModelSource.PROCESS)) {
            read(source, ProcessFile::read, processes, "BPMN");
        } else if (source.name().endsWith(ModelSource.TABLE)) {
            read(source, TableFile::read, tables, "DMN");
        } else {
            read(source, FormFile::read, forms, "biểu mẫu");
        }
    }

    private <T> void read(ModelSource source, Function<ModelSource, T> reader, List<T> list, String kind) {
        try {
            // First without the library: this reader refuses a DOCTYPE.
            ModelFile.objections(source.name(), source.content());
            list.add(reader.apply(source));
        } catch (BadUserRequestException unsafe) {
            unreadable.add(
                    Severity.ERROR,
                    "readable",
                    Place.of(source),
                    "không dùng được (%s)".formatted(unsafe.getMessage().replaceAll("\\.$", "")),
                    "Hãy mở và lưu lại tệp bằng Camunda Modeler");
        } catch (RuntimeException broken) {
            String reason = Stream.iterate((Throwable) broken, one -> one != null, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .filter(message -> message != null && !message.isBlank())
                    .reduce((first, last) -> last)
                    .orElse("");
            unreadable.add(
                    Severity.ERROR,
                    "readable",
                    Place.of(source),
                    "không đọc được như một tệp %s hợp lệ (%s)"
                            .formatted(kind, reason.replaceAll("\\s+", " ").strip()),
                    "Hãy mở và lưu lại tệp bằng Camunda Modeler");
        }
    }

    public List<ProcessFile> processes() {
        return List.copyOf(processes);
    }

    public List<TableFile> tables() {
        return List.copyOf(tables);
    }

    public List<FormFile> forms() {
        return List.copyOf(forms);
    }

    /** Every file by its name, also those that cannot be read. */
    public Map<String, ModelSource> sources() {
        return Map.copyOf(sources);
    }

    /** The files that cannot be read. */
    List<Fault> unreadable() {
        return unreadable.sorted().stream()
                .sorted(Comparator.comparing(Fault::file))
                .toList();
    }
}
