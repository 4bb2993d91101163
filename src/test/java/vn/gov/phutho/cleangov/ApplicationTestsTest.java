package vn.gov.phutho.cleangov;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;

/** {@code mvn test} takes less than a minute, because every test that starts something is left to {@code mvn verify}. */
class ApplicationTestsTest {

    private static final Set<String> STARTERS = Set.of(
            RunningApplication.class.getName(),
            SpringApplicationBuilder.class.getName(),
            SmallDemo.class.getName(),
            EmbeddedPostgres.class.getName());

    @Test
    void everyTestThatStartsAnApplicationOrADatabaseHasTheTag() {
        List<JavaClass> starting = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests()).importPackages(MainCode.ROOT).stream()
                        .filter(type -> type.isTopLevelClass() && starts(type))
                        .toList();

        assertThat(starting).hasSizeGreaterThan(60);
        assertThat(starting)
                .filteredOn(type -> !hasTheTag(type.reflect()))
                .as("put @Tag(CleangovTest.APPLICATION) on them")
                .isEmpty();
    }

    private static boolean hasTheTag(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, Tag.class).stream()
                .anyMatch(tag -> tag.value().equals(CleangovTest.APPLICATION));
    }

    private static boolean starts(JavaClass type) {
        return type.isMetaAnnotatedWith(SpringBootTest.class)
                || !type.isEquivalentTo(ApplicationTestsTest.class)
                        && type.getMethods().stream().anyMatch(one -> one.isMetaAnnotatedWith(Test.class))
                        && type.getDirectDependenciesFromSelf().stream()
                                .anyMatch(one ->
                                        STARTERS.contains(one.getTargetClass().getName()));
    }
}
