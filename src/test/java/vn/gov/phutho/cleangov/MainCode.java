package vn.gov.phutho.cleangov;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;

/** The application's own classes, compiled and as source, as the checks read them. */
public final class MainCode {

    static final String ROOT = "vn.gov.phutho.cleangov";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static final Path SOURCES = Path.of("src/main/java");

    private MainCode() {}

    /** The class that a nested class, a record or a lambda lies in; of any other, itself. */
    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(MainCode::outermost).orElse(type);
    }

    static List<JavaClass> steps() {
        return CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && type.getSimpleName().endsWith("Steps"))
                .toList();
    }

    /** The name by which models call a *Steps class: {@code registrationSteps}. */
    static String bean(JavaClass steps) {
        return StringUtils.uncapitalize(steps.getSimpleName());
    }

    static Optional<JavaClass> stepsNamed(String bean) {
        return steps().stream().filter(steps -> bean(steps).equals(bean)).findFirst();
    }

    static Stream<JavaMethod> publicMethods(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** The *Steps of the packages whose package-info says that they serve this process. */
    static List<JavaClass> stepsServing(String process) {
        return steps().stream()
                .filter(steps -> serves(packageInfo(steps), process))
                .toList();
    }

    /** The paths of the pages that people open in this package. */
    static Stream<String> pages(String packageName) {
        return pages(CLASSES.stream().filter(type -> type.getPackageName().equals(packageName)));
    }

    /** The paths of all pages that people open. */
    public static Stream<String> pages() {
        return pages(CLASSES.stream());
    }

    private static Stream<String> pages(Stream<JavaClass> types) {
        return types.filter(type -> type.isAnnotatedWith(Controller.class))
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.tryGetAnnotationOfType(GetMapping.class).stream())
                .flatMap(mapping -> Stream.of(mapping.value()))
                .filter(path -> !path.startsWith("/api/"));
    }

    /** Whether the package-info of this class says «Serves» and names a process. */
    static boolean servesAProcess(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".")
                && packageInfo(type).matches("(?s).*Serves\\s+(\\*\\s+)?\\{@code .*");
    }

    private static boolean serves(String packageInfo, String process) {
        int serves = packageInfo.indexOf("Serves");
        return serves >= 0 && packageInfo.indexOf("{@code " + process + "}", serves) >= 0;
    }

    private static String packageInfo(JavaClass type) {
        return Models.read(directory(type).resolve("package-info.java"));
    }

    static String source(JavaClass topLevel) {
        return Models.read(directory(topLevel).resolve(topLevel.getSimpleName() + ".java"));
    }

    private static Path directory(JavaClass type) {
        return SOURCES.resolve(type.getPackageName().replace('.', '/'));
    }
}
