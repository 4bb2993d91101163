package vn.gov.phutho.cleangov.dossier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.engine.FormPart;

/**
 * What a form says of each commune of a list.
 *
 * @param byKey by the key of the dossier, as the form names it; a form may name keys that do not exist
 */
public record PerDossier<T>(Map<String, T> byKey) {

    /**
     * @param form {@code {dossier: value}}
     * @param read makes the type of the form out of one value
     */
    public static <T> PerDossier<T> read(FormPart form, Function<FormPart, T> read) {
        Map<String, T> byKey = new LinkedHashMap<>();
        form.fields().forEach((key, value) -> byKey.put(key, read.apply(value)));
        return new PerDossier<>(byKey);
    }

    /** Empty if the form does not name this dossier. */
    public Optional<T> of(DossierId id) {
        return Optional.ofNullable(byKey.get(id.toString()));
    }

    /** The keys that the form names, although they are not in the list. */
    public List<String> besides(Collection<DossierId> list) {
        Set<String> expected = list.stream().map(DossierId::toString).collect(Collectors.toSet());
        return byKey.keySet().stream().filter(key -> !expected.contains(key)).toList();
    }
}
