package vn.gov.phutho.cleangov;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.annotation.Resource;
import jakarta.persistence.Entity;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Which package may know which, who knows the engine, and what each kind of class is like. */
class ArchitectureTest {

    private static final String PLATFORM = MainCode.ROOT + ".platform..";
    private static final String ENGINE = MainCode.ROOT + ".engine..";
    private static final String SECURITY = MainCode.ROOT + ".security..";
    private static final String MODEL = MainCode.ROOT + ".model..";

    /** Packages below the stages: a stage may know them, and their package-info says «Serves» for another reason. */
    private static final Set<String> BELOW_THE_STAGES = Set.of("calendar", "cycle", "dossier", "notification", "unit");

    /** A stage is a package whose package-info says which process it serves, unless it stands below the stages. */
    private static final SliceAssignment STAGE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName().replace(MainCode.ROOT + ".", "");
            return MainCode.servesAProcess(type) && !BELOW_THE_STAGES.contains(name)
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "stages";
        }
    };

    private static final Set<String> FIELDS_OF_THE_CONSOLE = Set.of("out", "err");

    @Test
    void packagesUseOnlyTheNeighboursThatTheyDeclare() {
        ApplicationModules.of(CleangovApplication.class).verify();
    }

    @Test
    void everyPackageSaysWhatItIsForAndWhichPackagesItMayUse() {
        assertThat(MainCode.CLASSES.getPackage(MainCode.ROOT).getSubpackagesInTree())
                .filteredOn(one -> !one.getClasses().isEmpty() && !one.isAnnotatedWith(ApplicationModule.class))
                .extracting(JavaPackage::getName)
                .as("Give these packages a package-info.java with one sentence and @ApplicationModule(…)")
                .isEmpty();
    }

    @Test
    void noStageKnowsAnotherStage() {
        check(
                slices().assignedFrom(STAGE).should().notDependOnEachOther(),
                "the order of the stages lives in the diagrams: put what both need into dossier, or let the process"
                        + " carry it");
    }

    @Test
    void onlyStepsProcessesEngineSecurityAndTheModelCheckKnowCamunda() {
        check(
                noClasses()
                        .that(areNot("Steps", "Process"))
                        .and()
                        .resideOutsideOfPackages(ENGINE, SECURITY, MODEL)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.camunda.."),
                "only these know the engine: move the code to a *Steps (the process calls the application), to a"
                        + " *Process (the application tells the process) or to engine");
    }

    @Test
    void onlyTheEngineRoomKnowsTheEnginesInside() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ENGINE)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.camunda.bpm..engine.impl.."),
                "what lies in «impl» is no promise of the engine: let a small class of the package engine do it, as"
                        + " EngineCommands and TaskDueDates do");
    }

    @Test
    void aProcessClassTellsTheProcessAndReadsNoTable() {
        check(
                noClasses()
                        .that(describe("are named *Process", type -> isNamed(type, "Process")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.springframework.jdbc.."),
                "a *Process starts processes and sends messages: name a class that reads after what it reads");
    }

    @Test
    void servicesDoNotKnowTheEngine() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Service")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.camunda.."),
                "a service speaks of the domain: let its *Steps translate, or call a method of its *Process");
    }

    @Test
    void servicesReadNoJson() {
        check(
                noClasses()
                        .that(describe("are named *Service", type -> isNamed(type, "Service")))
                        .should()
                        .dependOnClassesThat(describe("hold the JSON of a form", ArchitectureTest::holdsJson)),
                "what a form says has a type: let a record read itself from the FormPart in the *Steps or *Controller,"
                        + " as BriefingMinutes does, and give it to the service");
    }

    /** A refusal that is returned or caught comes too late: what was changed before it would be committed. */
    @Test
    void aRefusalIsThrownAndNotCaught() {
        check(
                noMethods().should(beDescribedAs("return a refusal", ArchitectureTest::returnsARefusal)),
                "a refusal changes nothing: throw the RefusedException, so that the transaction rolls back");
        check(
                noCodeUnits()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackages(ENGINE, PLATFORM)
                        .should(beDescribedAs("catch a refusal", ArchitectureTest::catchesARefusal)),
                "a caught refusal does not roll back: ask first what speaks against it, and let the refusal pass");
        check(
                noMethods().should(beDescribedAs("commit despite an exception", ArchitectureTest::commitsDespite)),
                "a refusal changes nothing: leave noRollbackFor out");
    }

    /** An expression gives a step the text of a key. It becomes a key of the method's type if only one method can be meant. */
    @Test
    void aStepHasOneMethodOfAName() {
        check(
                classes()
                        .that(describe("are named *Steps", type -> isNamed(type, "Steps")))
                        .should(ArchCondition.from(describe(
                                "have one public method of a name and number of parameters",
                                ArchitectureTest::hasEachMethodOnce))),
                "give the second method another name: the engine chooses by name and number of parameters");
    }

    @Test
    void onlyTheEngineCallsSteps() {
        check(
                noClasses().should(dependOnStepsOfAnother()),
                "a step is called by a model: move what you need to the *Service and call it there");
    }

    @Test
    void repositoriesStayInTheirPackage() {
        check(
                classes()
                        .that()
                        .areAssignableTo(Repository.class)
                        .or()
                        .haveSimpleNameEndingWith("Repository")
                        .should()
                        .bePackagePrivate(),
                "other packages ask the *Service: remove «public»");
    }

    @Test
    void aRepositoryIsNamedLikeACollection() {
        check(
                fields().that()
                        .haveRawType(describe(
                                "a *Repository", type -> type.getSimpleName().endsWith("Repository")))
                        .should(beNamedLikeACollection()),
                "the code reads as a sentence: dossiers.findById(…)");
    }

    @Test
    void entitiesHaveVerbsNotSetters() {
        check(
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .areAnnotatedWith(Entity.class)
                        .should()
                        .haveNameNotMatching("set([A-Z].*)?"),
                "an entity refuses a wrong order: name the method after what happened, as dossier.handIn(at) does");
    }

    @Test
    void controllersStayInTheirPackage() {
        check(
                classes()
                        .that()
                        .areMetaAnnotatedWith(Controller.class)
                        .or()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .bePackagePrivate(),
                "only the browser calls a controller: remove «public»");
    }

    @Test
    void whatABeanNeedsComesThroughItsConstructor() {
        check(
                noFields()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .orShould()
                        .beAnnotatedWith(Value.class)
                        .orShould()
                        .beAnnotatedWith(Resource.class)
                        .orShould()
                        .beAnnotatedWith(PersistenceContext.class)
                        .orShould()
                        .beAnnotatedWith("jakarta.inject.Inject"),
                "make it a final field and a parameter of the constructor");
    }

    @Test
    void noClassWritesToTheConsole() {
        check(
                noClasses()
                        .should()
                        .accessTargetWhere(describe(
                                "is System.out, System.err or printStackTrace",
                                access -> access.getTargetOwner().isEquivalentTo(System.class)
                                                && FIELDS_OF_THE_CONSOLE.contains(access.getName())
                                        || access.getName().equals("printStackTrace"))),
                "write a log line instead (LoggerFactory.getLogger)");
    }

    @Test
    void aRehearsalIsAbsentInProduction() {
        check(
                classes()
                        .that()
                        .haveSimpleNameEndingWith("Rehearsal")
                        .and()
                        .areNotInterfaces()
                        .and()
                        .areNotRecords()
                        .should()
                        .beAnnotatedWith(RehearsalComponent.class)
                        .andShould()
                        .bePackagePrivate(),
                "nothing may act in the name of officials where the clock is the real one: put @RehearsalComponent");
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("Service")
                        .or()
                        .haveSimpleNameEndingWith("Steps")
                        .or()
                        .haveSimpleNameEndingWith("Controller")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(MainCode.ROOT + ".behaviour.."),
                "the application works without rehearsals: move the code to the *Rehearsal of its stage");
    }

    @Test
    void timeComesFromTheClock() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(PLATFORM)
                        .should()
                        .accessTargetWhere(describe("is the time of the machine", ArchitectureTest::asksTheMachine)),
                "rehearsals and tests move the Clock: inject it and ask clock.instant() or LocalDate.now(clock)");
    }

    private static void check(ArchRule rule, String why) {
        rule.because(why).check(MainCode.CLASSES);
    }

    private static DescribedPredicate<JavaClass> areNot(String one, String other) {
        return describe(
                "are not named *%s or *%s".formatted(one, other), type -> !isNamed(type, one) && !isNamed(type, other));
    }

    /** A nested class counts as the class that it lies in. */
    private static boolean hasEachMethodOnce(JavaClass type) {
        return type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                .map(method -> method.getName() + method.getRawParameterTypes().size())
                .allMatch(new HashSet<>()::add);
    }

    private static boolean isNamed(JavaClass type, String ending) {
        return MainCode.outermost(type).getSimpleName().endsWith(ending);
    }

    private static <T extends JavaMember> ArchCondition<T> beDescribedAs(String what, Predicate<T> holds) {
        return new ArchCondition<>(what) {
            @Override
            public void check(T member, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        member,
                        holds.test(member),
                        member.getFullName() + (holds.test(member) ? " does " : " does not ") + what));
            }
        };
    }

    private static boolean holdsJson(JavaClass type) {
        return type.isAssignableTo(TreeNode.class)
                || type.getPackageName().equals(ObjectNode.class.getPackageName())
                || type.isEquivalentTo(FormPart.class);
    }

    private static boolean returnsARefusal(JavaMethod method) {
        return method.getReturnType().getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(RefusedException.class)
                        && !method.getOwner().isEquivalentTo(RefusedException.class));
    }

    private static boolean catchesARefusal(JavaCodeUnit code) {
        return code.getTryCatchBlocks().stream()
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> caught.isEquivalentTo(RefusedException.class));
    }

    private static boolean commitsDespite(JavaMethod method) {
        return Stream.of(
                        method.tryGetAnnotationOfType(Transactional.class),
                        method.getOwner().tryGetAnnotationOfType(Transactional.class))
                .flatMap(Optional::stream)
                .anyMatch(transactional ->
                        transactional.noRollbackFor().length > 0 || transactional.noRollbackForClassName().length > 0);
    }

    private static ArchCondition<JavaClass> dependOnStepsOfAnother() {
        return new ArchCondition<>("depend on a *Steps class") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isNamed(dependency.getTargetClass(), "Steps"))
                        .filter(dependency ->
                                !MainCode.outermost(dependency.getTargetClass()).equals(MainCode.outermost(type)))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
            }
        };
    }

    /** {@code AssessmentResultRepository} is {@code assessmentResults} or, its package saying the rest, {@code results}. */
    private static ArchCondition<JavaField> beNamedLikeACollection() {
        return new ArchCondition<>("be named like a collection") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String plural = plural(field.getRawType().getSimpleName().replaceAll("Repository$", ""));
                String message = "Rename %s to %s".formatted(field.getFullName(), StringUtils.uncapitalize(plural));
                events.add(new SimpleConditionEvent(
                        field, plural.endsWith(StringUtils.capitalize(field.getName())), message));
            }
        };
    }

    private static String plural(String name) {
        return name.matches(".*[^aeiou]y")
                ? name.replaceAll("y$", "ies")
                : name + (name.matches(".*(s|x|ch)") ? "es" : "s");
    }

    private static boolean asksTheMachine(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        if (!(access.getTarget() instanceof CodeUnitAccessTarget called)) {
            return false;
        }
        Set<String> parameters =
                called.getRawParameterTypes().stream().map(JavaClass::getName).collect(Collectors.toSet());
        return switch (access.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time") && !parameters.contains(Clock.class.getName());
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "getInstance" -> owner.isAssignableTo(Calendar.class);
            case "<init>" -> owner.isEquivalentTo(Date.class) && parameters.isEmpty();
            default -> owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system");
        };
    }
}
