package vn.gov.phutho.cleangov.model;

/**
 * A fault of a model, a table or a form, told to the analyst who changes it.
 *
 * @param severity whether the file may be used all the same
 * @param rule the rule's name for programs: {@code due-date}
 * @param file the name of the file
 * @param line counted from 1; 0 if unknown
 * @param element the id of the element, the row or the field; empty if the whole file is meant
 * @param label the element's label on the diagram; empty if it has none
 * @param problem Vietnamese: what is wrong, without a full stop
 * @param remedy Vietnamese: what to do, a sentence without a full stop
 */
public record Fault(
        Severity severity,
        String rule,
        String file,
        int line,
        String element,
        String label,
        String problem,
        String remedy) {

    /** How much a fault matters. */
    public enum Severity {
        /** The file would not work, or would work otherwise than its diagram says: it is refused. */
        ERROR,
        /** A convention of this house is not kept. The file works. */
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** One line of Vietnamese with file, element, reason and remedy. */
    @Override
    public String toString() {
        return "Tệp %s%s%s: %s. %s."
                .formatted(file, element.isEmpty() ? "" : ", phần tử " + element, named(), problem, remedy);
    }

    private String named() {
        return label.isEmpty() ? "" : " «%s»".formatted(label.replaceAll("\\s+", " "));
    }
}
