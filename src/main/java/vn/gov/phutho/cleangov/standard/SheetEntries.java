package vn.gov.phutho.cleangov.standard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import vn.gov.phutho.cleangov.engine.FormPart;

/** The entries of a score sheet by indicator code, not checked yet. {@link SheetReader} checks it. */
public final class SheetEntries {

    private final JsonNode entries;

    private SheetEntries(JsonNode entries) {
        this.entries = entries;
    }

    /** @param entries {@code {code: entry}}; {@link SheetReader#read} says what an entry is */
    public static SheetEntries read(FormPart entries) {
        return new SheetEntries(entries.tree());
    }

    /** Whether there is an entry for this indicator. */
    public boolean has(String code) {
        return entries.has(code);
    }

    /** The remark on an indicator; empty if there is none. */
    public String note(String code) {
        return entries.path(code).path("note").asText("").strip();
    }

    /** A sheet with only the entry of this indicator. */
    public SheetEntries only(String code) {
        return new SheetEntries(JsonNodeFactory.instance.objectNode().set(code, entries.path(code)));
    }

    /** The sheet without the entries of these indicators. */
    public SheetEntries without(Collection<String> codes) {
        return new SheetEntries(
                entries instanceof ObjectNode sheet ? sheet.deepCopy().without(codes) : entries);
    }

    JsonNode tree() {
        return entries;
    }
}
