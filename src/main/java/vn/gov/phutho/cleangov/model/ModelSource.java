package vn.gov.phutho.cleangov.model;

import java.nio.charset.StandardCharsets;

/**
 * A file of a set of models, as it was sent.
 *
 * @param name without folders: {@code registration.bpmn}
 */
public record ModelSource(String name, byte[] content) {

    static final String PROCESS = ".bpmn";
    static final String TABLE = ".dmn";
    static final String CAMUNDA_FORM = ".form";
    static final String EMBEDDED_FORM = ".html";

    /** Whether the file is a model, a table or a form. */
    public static boolean isOne(String name) {
        return name.endsWith(PROCESS)
                || name.endsWith(TABLE)
                || name.endsWith(CAMUNDA_FORM)
                || name.endsWith(EMBEDDED_FORM);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The line on which an element with this id begins, counted from 1; 0 if there is none. */
    int lineOf(String element) {
        if (element.isEmpty()) {
            return 0;
        }
        String text = text();
        int place = Math.max(text.indexOf("id=\"" + element + "\""), text.indexOf("\"key\": \"" + element + "\""));
        return place < 0 ? 0 : (int) text.substring(0, place).lines().count();
    }
}
