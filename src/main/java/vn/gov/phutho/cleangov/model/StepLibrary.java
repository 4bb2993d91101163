package vn.gov.phutho.cleangov.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.StringUtils;
import vn.gov.phutho.cleangov.engine.Approval;
import vn.gov.phutho.cleangov.engine.ModelExpressions.StepCall;
import vn.gov.phutho.cleangov.engine.Signature;

/**
 * What the models may call: the public methods of the {@code *Steps} classes, read from the compiled classes of this
 * application. It also knows the texts in these classes: names of variables, fields and messages.
 */
final class StepLibrary {

    private static final String CLASSES = "classpath*:vn/gov/phutho/cleangov/**/*%s.class";

    /** Read answers for many steps, so that a step need not name their fields itself. */
    private static final Set<Class<?>> SHARED = Set.of(Approval.class, Signature.class);

    private final Map<String, CompiledClass> steps = new TreeMap<>();
    private final Map<String, Set<String>> shared = new HashMap<>();
    private final Set<String> toldToTheEngine = new TreeSet<>();

    private StepLibrary() {}

    /** The library of the running application. */
    static StepLibrary read() {
        StepLibrary library = new StepLibrary();
        for (Class<?> type : SHARED) {
            CompiledClass compiled = CompiledClass.read(type.getResourceAsStream(type.getSimpleName() + ".class"));
            library.shared.put(compiled.name(), compiled.texts());
        }
        for (CompiledClass type : library.all("Steps")) {
            library.steps.put(bean(type), type);
            library.toldToTheEngine.addAll(type.texts());
        }
        library.all("Process").forEach(type -> library.toldToTheEngine.addAll(type.texts()));
        return library;
    }

    private Collection<CompiledClass> all(String ending) {
        Map<String, CompiledClass> classes = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(CLASSES.formatted(ending))) {
                try (InputStream content = file.getInputStream()) {
                    CompiledClass type = CompiledClass.read(content);
                    classes.put(type.name(), type);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the classes of the application", e);
        }
        return classes.values();
    }

    /** The name by which models call a class: {@code registrationSteps}. */
    private static String bean(CompiledClass type) {
        return StringUtils.uncapitalize(type.name().substring(type.name().lastIndexOf('/') + 1));
    }

    /** Whether a model may call this method with so many arguments. */
    boolean has(StepCall call) {
        return steps.containsKey(call.bean())
                && steps.get(call.bean()).has(call.method(), call.arguments().size());
    }

    /** The step whose name is most like the name in a wrong call. */
    Optional<String> nearest(StepCall call) {
        Set<String> names = new LinkedHashSet<>();
        steps.forEach((bean, type) -> type.methods().forEach(method -> names.add(bean + "." + method)));
        return Similar.to(call.toString(), names);
    }

    /** The texts that a bean names, with those of the shared answers that it reads. */
    Set<String> texts(String bean) {
        CompiledClass type = steps.get(bean);
        if (type == null) {
            return Set.of();
        }
        Set<String> all = new TreeSet<>(type.texts());
        shared.forEach((name, texts) -> {
            if (type.calls(name)) {
                all.addAll(texts);
            }
        });
        return all;
    }

    /** The variables that a step reads by name. */
    Set<String> variablesReadBy(StepCall call) {
        CompiledClass type = steps.get(call.bean());
        return type == null ? Set.of() : type.variablesReadBy(call.method());
    }

    /** Whether a {@code *Steps} or {@code *Process} class names this variable or message of the engine. */
    boolean tellsTheEngine(String name) {
        return toldToTheEngine.contains(name);
    }
}
