package vn.gov.phutho.cleangov.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The Word templates: the built-in ones, and those with which the office has replaced them. */
@Service
@Transactional
public class TemplateService {

    private static final Logger log = LoggerFactory.getLogger(TemplateService.class);

    private static final int LARGEST_BYTES = 2 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final int BUILT_IN = 0;

    private final OfficeTemplateRepository officeTemplates;
    private final Clock clock;

    /** The problems of a template, by its type and version. They do not change while the application runs. */
    private final Map<String, List<String>> checked = new ConcurrentHashMap<>();

    TemplateService(OfficeTemplateRepository officeTemplates, Clock clock) {
        this.officeTemplates = officeTemplates;
        this.clock = clock;
    }

    /**
     * The template that papers are made with.
     *
     * @param version the version of the office's template; 0 for the built-in one
     */
    record Template(int version, byte[] docx) {

        /** The digest of the file, which identifies it permanently. */
        String sha256() {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(docx));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The office's latest template; the built-in one if the latest no longer fits the paper. */
    @Transactional(readOnly = true)
    Template current(PaperType type) {
        return officeTemplates
                .findFirstByTypeOrderByVersionDesc(type)
                .filter(template -> template.docx().isPresent())
                .filter(template -> problems(template).isEmpty())
                .map(template ->
                        new Template(template.version(), template.docx().orElseThrow()))
                .orElseGet(() -> builtIn(type));
    }

    /** The problems of a stored template. A new release may have papers that it does not fit. */
    List<String> problems(OfficeTemplate template) {
        return template.docx()
                .map(docx -> checked.computeIfAbsent(key(template.type(), template.version()), key -> {
                    List<String> problems = TemplateCheck.problems(template.type(), docx);
                    if (!problems.isEmpty()) {
                        log.warn("template {} is not used, the built-in one is: {}", key, problems);
                    }
                    return problems;
                }))
                .orElse(List.of());
    }

    static Template builtIn(PaperType type) {
        try (InputStream file = PaperTemplate.open(type)) {
            return new Template(BUILT_IN, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws NoSuchElementException if there is no such version, or if that version is the return to the built-in
     *     one
     */
    @Transactional(readOnly = true)
    Template version(PaperType type, int version) {
        return version == BUILT_IN
                ? builtIn(type)
                : officeTemplates
                        .findByTypeAndVersion(type, version)
                        .flatMap(OfficeTemplate::docx)
                        .map(docx -> new Template(version, docx))
                        .orElseThrow(() -> new NoSuchElementException("Không có mẫu này."));
    }

    /**
     * The state of the templates of a type.
     *
     * @param inUse 0 while the built-in one is used
     * @param versions the latest first
     * @param problems why the latest is not used; empty if it is, or is the built-in one
     */
    record TemplateState(PaperType type, int inUse, List<TemplateLine> versions, List<String> problems) {}

    /** The templates of all types. */
    @Transactional(readOnly = true)
    List<TemplateState> states() {
        Map<PaperType, List<TemplateLine>> lines =
                officeTemplates.lines().stream().collect(Collectors.groupingBy(TemplateLine::type));
        boolean allChecked = lines.values().stream()
                .map(versions -> versions.get(0))
                .allMatch(latest -> latest.builtIn() || checked.containsKey(key(latest.type(), latest.version())));
        if (!allChecked) {
            officeTemplates.latest().forEach(this::problems);
        }
        return Arrays.stream(PaperType.values())
                .map(type -> state(type, lines.getOrDefault(type, List.of())))
                .toList();
    }

    private TemplateState state(PaperType type, List<TemplateLine> versions) {
        int latest = versions.stream()
                .findFirst()
                .filter(line -> !line.builtIn())
                .map(TemplateLine::version)
                .orElse(BUILT_IN);
        List<String> problems = checked.getOrDefault(key(type, latest), List.of());
        return new TemplateState(type, problems.isEmpty() ? latest : BUILT_IN, versions, problems);
    }

    private static String key(PaperType type, int version) {
        return type + " " + version;
    }

    /**
     * Replaces the current template by one that the office has edited in Word. The former one is kept.
     *
     * @throws RefusedException with all problems of the template
     */
    void replace(PaperType type, String fileName, byte[] docx, String by) {
        if (docx.length == 0 || docx.length > LARGEST_BYTES) {
            throw new RefusedException("Chọn tệp Word (.docx), không quá 2 MB.");
        }
        List<String> problems = TemplateCheck.problems(type, docx);
        if (!problems.isEmpty()) {
            throw new RefusedException("Chưa nhận mẫu «%s», mẫu đang dùng giữ nguyên:\n%s"
                    .formatted(type.title(), String.join("\n", problems)));
        }
        store(type, fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME)), docx, by);
    }

    /** The office goes back to the built-in template. */
    void restore(PaperType type, String by) {
        boolean built = officeTemplates
                .findFirstByTypeOrderByVersionDesc(type)
                .flatMap(OfficeTemplate::docx)
                .isEmpty();
        if (built) {
            throw new RefusedException("«%s» đang dùng mẫu có sẵn.".formatted(type.title()));
        }
        store(type, "mẫu có sẵn", null, by);
    }

    private void store(PaperType type, String fileName, byte[] docx, String by) {
        int next = 1
                + officeTemplates
                        .findFirstByTypeOrderByVersionDesc(type)
                        .map(OfficeTemplate::version)
                        .orElse(BUILT_IN);
        officeTemplates.saveAndFlush(new OfficeTemplate(type, next, fileName, docx, by, clock.instant()));
    }
}
