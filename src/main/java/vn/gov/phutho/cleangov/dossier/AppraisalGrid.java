package vn.gov.phutho.cleangov.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.standard.SheetEntries;

/** What an agency entered about several communes. */
public record AppraisalGrid(PerDossier<SheetEntries> sheets) {

    private static final SheetEntries NOTHING = SheetEntries.read(FormPart.of(null));

    /** @param grid {@code {dossier: {code: entry}}} */
    public static AppraisalGrid read(FormPart grid) {
        return new AppraisalGrid(PerDossier.read(grid, SheetEntries::read));
    }

    /** A grid as a form sends it: an entry for each of these indicators of these dossiers. */
    public static ObjectNode filled(
            Map<DossierId, List<String>> indicators, BiFunction<DossierId, String, JsonNode> entry) {
        ObjectNode grid = JsonNodeFactory.instance.objectNode();
        indicators.forEach((id, codes) -> {
            ObjectNode sheet = grid.putObject(id.toString());
            codes.forEach(code -> sheet.set(code, entry.apply(id, code)));
        });
        return grid;
    }

    /** The sheet of a commune; without any entry if the grid has none. */
    public SheetEntries sheet(DossierId id) {
        return sheets.of(id).orElse(NOTHING);
    }
}
