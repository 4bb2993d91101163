package vn.gov.phutho.cleangov;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherFactory;

/** A test that proves a clause of the directive: its method or its class has {@code @Tag("D2.3a")}. */
record Proof(String clause, Class<?> type, String method) {

    /** All that JUnit finds, without running any of them; a test with two tags is two proofs. */
    static List<Proof> all() {
        TestPlan tests = LauncherFactory.create()
                .discover(request().selectors(selectPackage(MainCode.ROOT)).build());
        return tests.getRoots().stream()
                .flatMap(engine -> tests.getDescendants(engine).stream())
                .flatMap(Proof::of)
                .sorted(Comparator.comparing(Proof::toString))
                .toList();
    }

    private static Stream<Proof> of(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast).stream()
                .flatMap(source -> test.getTags().stream()
                        .map(TestTag::getName)
                        .filter(tag -> !tag.equals(CleangovTest.APPLICATION))
                        .map(clause ->
                                new Proof(clause, source.getJavaMethod().getDeclaringClass(), source.getMethodName())));
    }

    boolean isIn(String packageName) {
        return type.getPackageName().equals(packageName);
    }

    /** Below src/test/java. */
    String file() {
        return type.getNestHost().getName().replace('.', '/') + ".java";
    }

    @Override
    public String toString() {
        return type.getNestHost().getSimpleName() + "." + method;
    }
}
