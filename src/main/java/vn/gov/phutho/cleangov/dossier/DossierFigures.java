package vn.gov.phutho.cleangov.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The progress of the communes of a district or of the whole province.
 *
 * @param communes dossiers of the year
 * @param registered communes that have registered, late or not
 * @param selfReviewed communes that have handed in their signed review
 * @param assessed communes whose class is decided
 * @param recognised communes that their district recognised as clean and strong
 * @param excellent communes that the province recognised as excellent
 * @param byClass number of communes of each class in force; contains every class
 * @param unregistered codes of the communes that have not registered
 * @param weak codes of the communes classified as weak
 */
public record DossierFigures(
        int communes,
        int registered,
        int selfReviewed,
        int assessed,
        int recognised,
        int excellent,
        Map<Classification, Integer> byClass,
        List<String> unregistered,
        List<String> weak) {

    static DossierFigures of(List<Dossier> dossiers) {
        Map<Classification, Integer> byClass = new EnumMap<>(Classification.class);
        for (Classification one : Classification.values()) {
            byClass.put(one, count(dossiers, d -> d.classification() == one));
        }
        return new DossierFigures(
                dossiers.size(),
                count(dossiers, d -> d.registeredAt() != null),
                count(dossiers, d -> d.handedInAt() != null),
                count(dossiers, d -> d.classification() != null),
                count(dossiers, d -> d.recognisedAt() != null),
                byClass.get(Classification.XUAT_SAC),
                byClass,
                codes(dossiers, d -> d.registeredAt() == null),
                codes(dossiers, d -> d.classification() == Classification.YEU_KEM));
    }

    /** Whole per cent, rounded down so that 100 % means all; 100 where there is no commune. */
    public int registeredPercent() {
        return communes == 0 ? 100 : registered * 100 / communes;
    }

    private static int count(List<Dossier> dossiers, Predicate<Dossier> which) {
        return (int) dossiers.stream().filter(which).count();
    }

    private static List<String> codes(List<Dossier> dossiers, Predicate<Dossier> which) {
        return dossiers.stream().filter(which).map(Dossier::communeCode).toList();
    }
}
