package vn.gov.phutho.cleangov.dossier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.standard.CriteriaSet;
import vn.gov.phutho.cleangov.standard.EntryReadings;
import vn.gov.phutho.cleangov.standard.EntryTable;
import vn.gov.phutho.cleangov.standard.EntryTable.Line;
import vn.gov.phutho.cleangov.standard.EntryTable.Owner;
import vn.gov.phutho.cleangov.standard.EntryWorkbook;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * Score sheets as Excel files, for offices with an unreliable network: downloaded, filled in, uploaded. An uploaded
 * file is only shown as a preview. The official copies it into the form, and completing the form stores it.
 */
@Component
public class SheetFiles {

    /** The largest file that is read, in bytes; a grid of thirty communes with all its reasons takes some 100 kB. */
    public static final int LARGEST = 2 * 1024 * 1024;

    private final DossierService dossiers;
    private final ScoreService scoring;
    private final CycleService cycles;
    private final UnitService units;

    SheetFiles(DossierService dossiers, ScoreService scoring, CycleService cycles, UnitService units) {
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.cycles = cycles;
        this.units = units;
    }

    /**
     * The values that an official can copy from a file into the form, by dossier key.
     *
     * @param entries the entries in the format of the forms
     * @param points of these entries, two decimals
     * @param changed codes of the indicators of which value, estimate or note differ from what is stored
     * @param problems if there are any, nothing can be copied
     */
    public record Preview(
            Map<String, Map<String, ObjectNode>> entries,
            Map<String, Map<String, BigDecimal>> points,
            Map<String, List<String>> changed,
            List<EntryReadings.Problem> problems) {}

    /** The commune's own sheet as it is stored, to be filled in. */
    public byte[] sheet(DossierId id) {
        return EntryWorkbook.write(sheetTable(id));
    }

    /** @throws vn.gov.phutho.cleangov.platform.RefusedException if it is not a file of this sheet */
    public Preview readSheet(DossierId id, byte[] file) {
        return preview(EntryWorkbook.read(sheetTable(id), file), Side.SELF, id.year(), List.of(id));
    }

    private EntryTable sheetTable(DossierId id) {
        Map<String, Score> scores = scoring.scores(id, Side.SELF);
        Map<String, ComputedIndicators.Value> computed = scoring.computed(id);
        CriteriaSet set = scoring.criteriaSet(id);
        List<Line> lines = set.indicators().stream()
                .map(indicator -> {
                    ComputedIndicators.Value recorded = computed.get(indicator.code());
                    return recorded == null
                            ? new Line(indicator, reading(scores.get(indicator.code())), null, false)
                            : new Line(
                                    indicator,
                                    new Reading(recorded.measurement(), false, recorded.evidence()),
                                    null,
                                    true);
                })
                .toList();
        String commune = units.name(id.communeCode());
        return new EntryTable(
                EntryTable.Kind.SELF_REVIEW,
                id.toString(),
                "Bản tự chấm điểm: %s, %s, năm %d"
                        .formatted(commune, units.name(dossiers.dossier(id).districtCode()), id.year()),
                set,
                List.of(new Owner(id.toString(), commune, lines)));
    }

    /**
     * The grid that an agency has to appraise for these communes of one year, with the communes' own values beside
     * it.
     *
     * @param session the session of the district
     */
    public byte[] grid(UnitYear session, CriteriaSet.Agency agency, List<Dossier> communes) {
        return EntryWorkbook.write(gridTable(session, agency, communes));
    }

    /** @throws vn.gov.phutho.cleangov.platform.RefusedException if it is not a file of this grid */
    public Preview readGrid(UnitYear session, CriteriaSet.Agency agency, List<Dossier> communes, byte[] file) {
        EntryTable table = gridTable(session, agency, communes);
        EntryReadings readings = EntryWorkbook.read(table, file);
        for (Owner owner : table.owners()) {
            Map<String, Reading> found = readings.readings().getOrDefault(owner.key(), Map.of());
            owner.lines().stream()
                    .filter(line -> found.containsKey(line.indicator().code()))
                    .filter(line -> line.beside() != null
                            && ScoreService.unexplained(
                                    line.beside().measurement(),
                                    found.get(line.indicator().code())))
                    .forEach(line -> readings.complainOfNote(
                            owner.key(), line.indicator().code(), "khác số xã tự chấm thì phải ghi lý do."));
        }
        return preview(readings, Side.APPRAISED, session.year(), ids(communes));
    }

    private EntryTable gridTable(UnitYear session, CriteriaSet.Agency agency, List<Dossier> communes) {
        CriteriaSet set = cycles.criteriaSet(session.year());
        List<Dossier> handedIn = communes.stream()
                .filter(dossier -> dossier.handedInAt() != null)
                .toList();
        Map<DossierId, Map<String, Score>> self = scoring.scores(ids(handedIn), Side.SELF);
        Map<DossierId, Map<String, Score>> appraised = scoring.scores(ids(communes), Side.APPRAISED);
        return new EntryTable(
                EntryTable.Kind.APPRAISAL,
                session + "/" + agency.code(),
                "Bảng thẩm định của %s: %s, năm %d"
                        .formatted(agency.name(), units.name(session.unitCode()), session.year()),
                set,
                communes.stream()
                        .map(dossier -> owner(
                                dossier,
                                set,
                                agency,
                                self.getOrDefault(dossier.key(), Map.of()),
                                appraised.getOrDefault(dossier.key(), Map.of())))
                        .toList());
    }

    private Owner owner(
            Dossier dossier,
            CriteriaSet set,
            CriteriaSet.Agency agency,
            Map<String, Score> self,
            Map<String, Score> appraised) {
        return new Owner(
                dossier.getId().toString(),
                units.name(dossier.communeCode()),
                set.applicableTo(units.unit(dossier.communeCode()).type()).indicatorsOf(agency.code()).stream()
                        .map(indicator -> {
                            Reading own = reading(self.get(indicator.code()));
                            Reading given = reading(appraised.get(indicator.code()));
                            return new Line(indicator, given == null ? proposed(own) : given, own, false);
                        })
                        .toList());
    }

    /**
     * The commune's value as the agency's initial value, without the note: the agency writes its own reason for
     * another value.
     */
    private static Reading proposed(Reading own) {
        return own == null ? null : new Reading(own.measurement(), own.estimate(), "");
    }

    private static Reading reading(Score score) {
        return score == null ? null : new Reading(score.measurement(), score.estimate(), score.note());
    }

    private static List<DossierId> ids(Collection<Dossier> dossiers) {
        return dossiers.stream().map(Dossier::key).toList();
    }

    private Preview preview(EntryReadings readings, Side side, int year, List<DossierId> ids) {
        readings.requireReadable();
        CriteriaSet set = cycles.criteriaSet(year);
        Map<DossierId, Map<String, Score>> stored = scoring.scores(ids, side);
        Map<String, Map<String, ObjectNode>> entries = new LinkedHashMap<>();
        Map<String, Map<String, BigDecimal>> points = new LinkedHashMap<>();
        Map<String, List<String>> changed = new LinkedHashMap<>();
        ids.forEach(id -> {
            Map<String, Reading> read = readings.readings().getOrDefault(id.toString(), Map.of());
            Map<String, Score> before = stored.getOrDefault(id, Map.of());
            entries.put(id.toString(), new LinkedHashMap<>());
            read.forEach((code, reading) -> entries.get(id.toString()).put(code, EntryReadings.entry(reading)));
            points.put(
                    id.toString(),
                    set.points(read.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, entry -> entry.getValue().measurement()))));
            changed.put(id.toString(), new ArrayList<>());
            read.forEach((code, reading) -> {
                if (!reading.equals(reading(before.get(code)))) {
                    changed.get(id.toString()).add(code);
                }
            });
        });
        return new Preview(entries, points, changed, readings.problems());
    }
}
