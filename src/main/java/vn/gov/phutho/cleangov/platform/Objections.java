package vn.gov.phutho.cleangov.platform;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Collects all problems of a request, so that an official reads all of them at once. */
public final class Objections {

    /** Fills in the attributes of a constraint, as <code>{max}</code>, and evaluates no expressions. */
    private static final Validator CONSTRAINTS = Validation.byDefaultProvider()
            .configure()
            .ignoreXmlConfiguration()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private final List<String> sentences = new ArrayList<>();

    /** The violated constraints of a form's record, each sentence once, in the order of its components. */
    public static Objections of(Record form) {
        List<String> components = Stream.of(form.getClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        Objections objections = new Objections();
        CONSTRAINTS.validate(form).stream()
                .sorted(Comparator.<ConstraintViolation<Record>>comparingInt(one -> place(one, components))
                        .thenComparing(ConstraintViolation::getMessage))
                .map(ConstraintViolation::getMessage)
                .distinct()
                .forEach(objections::add);
        return objections;
    }

    /** A constraint on a method concerns several components, so it comes last. */
    private static int place(ConstraintViolation<Record> violation, List<String> components) {
        int place =
                components.indexOf(violation.getPropertyPath().iterator().next().getName());
        return place < 0 ? components.size() : place;
    }

    /** @param sentence Vietnamese: the problem and how to correct it */
    public void add(String sentence) {
        sentences.add(sentence);
    }

    public void addAll(Collection<String> more) {
        sentences.addAll(more);
    }

    /** @throws RefusedException with all sentences, one per line, if there are any */
    public void orThrow() {
        orThrow(sentences);
    }

    /** @throws RefusedException with all sentences, one per line, if there are any */
    public static void orThrow(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw new RefusedException(String.join("\n", sentences));
        }
    }
}
