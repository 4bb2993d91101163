package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An immutable snapshot of all current units and agencies, and of the last state of former units. */
final class Units {

    private final Map<String, Unit> byCode = new LinkedHashMap<>();
    private final Map<String, Unit> former = new LinkedHashMap<>();
    private final Map<UnitLevel, List<Unit>> byLevel;
    private final Map<String, List<Unit>> byParent;
    private final List<Agency> agencies;
    private final Map<String, Post> byGroup = new LinkedHashMap<>();
    private final int edition;

    /** @param past rows that are no longer valid, the earliest first */
    Units(List<Unit> units, List<Unit> past, List<Agency> agencies) {
        units.stream().sorted(Comparator.comparing(Unit::code)).forEach(unit -> byCode.put(unit.code(), unit));
        past.stream().filter(unit -> !byCode.containsKey(unit.code())).forEach(unit -> former.put(unit.code(), unit));
        this.byLevel =
                byCode.values().stream().collect(Collectors.groupingBy(Unit::level, Collectors.toUnmodifiableList()));
        this.byParent = byCode.values().stream()
                .filter(unit -> unit.parentCode() != null)
                .collect(Collectors.groupingBy(Unit::parentCode, Collectors.toUnmodifiableList()));
        this.agencies = List.copyOf(agencies);
        Stream.of(Role.values())
                .flatMap(role -> of(role.level()).stream().flatMap(unit -> posts(role, unit)))
                .forEach(post -> byGroup.put(post.group(), post));
        this.edition = byCode.values().stream()
                .map(unit -> List.of(unit.code(), unit.name(), String.valueOf(unit.parentCode())))
                .toList()
                .hashCode();
    }

    /** Equal on all nodes for the same codes, names and parents. */
    int edition() {
        return edition;
    }

    Optional<Unit> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The current unit with this code, otherwise the last one that had it. */
    Optional<Unit> known(String code) {
        return find(code).or(() -> Optional.ofNullable(former.get(code)));
    }

    Unit unit(String code) {
        return find(code).orElseThrow(() -> unknown(code));
    }

    /** As {@link #known}. */
    Unit knownUnit(String code) {
        return known(code).orElseThrow(() -> unknown(code));
    }

    private static NoSuchElementException unknown(String code) {
        return new NoSuchElementException("Không có đơn vị nào mang mã «%s».".formatted(code));
    }

    List<Unit> of(UnitLevel level) {
        return byLevel.getOrDefault(level, List.of());
    }

    List<Unit> childrenOf(String parentCode) {
        return byParent.getOrDefault(unit(parentCode).code(), List.of());
    }

    List<Unit> communesOf(String code) {
        if (unit(code).level() != UnitLevel.PROVINCE) {
            return childrenOf(code);
        }
        return childrenOf(code).stream()
                .flatMap(district -> childrenOf(district.code()).stream())
                .sorted(Comparator.comparing(Unit::code))
                .toList();
    }

    /** The unit of that level that contains the unit with this code, or is this unit. */
    Unit at(UnitLevel level, String code) {
        return upwards(unit(code))
                .filter(unit -> unit.level() == level)
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("The unit " + code + " lies in no " + level.code()));
    }

    /** The unit itself, then the one above, up to the province. */
    Stream<Unit> upwards(Unit unit) {
        return Stream.iterate(
                unit, one -> one != null, one -> known(one.parentCode()).orElse(null));
    }

    List<Unit> search(String words, int limit) {
        return byCode.values().stream()
                .filter(unit -> unit.isFoundBy(words))
                .limit(limit)
                .toList();
    }

    List<Agency> agencies() {
        return agencies;
    }

    /** Every post that people can hold: each role in each unit of its level, and once for each of its agencies. */
    List<Post> posts() {
        return List.copyOf(byGroup.values());
    }

    /** The unit itself and everything below it. */
    List<Unit> within(String code) {
        return Stream.concat(
                        Stream.of(unit(code)),
                        childrenOf(code).stream().flatMap(child -> within(child.code()).stream()))
                .toList();
    }

    Optional<Post> post(String group) {
        return Optional.ofNullable(byGroup.get(group));
    }

    /** The place of the members of this group, if it is a post. */
    Optional<Unit> placeOf(String group) {
        return post(group).map(Post::unit);
    }

    Places placesOf(Collection<String> groupIds, boolean everywhere) {
        Set<String> codes = groupIds.stream()
                .map(byGroup::get)
                .filter(Objects::nonNull)
                .filter(post -> Right.READ_UNITS.isOf(post.held()))
                .map(post -> post.unit().code())
                .collect(Collectors.toSet());
        return new Places(this, codes, everywhere);
    }

    private Stream<Post> posts(Role role, Unit unit) {
        return role.isOfAgencies()
                ? agencies.stream().filter(agency -> agency.role() == role).map(agency -> Post.of(agency, unit))
                : Stream.of(Post.of(role, unit));
    }
}
