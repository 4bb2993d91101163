package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the posts of the current units by what people write: the code of the role ({@code commune-officer},
 * {@code district-agency-finance}) or its Vietnamese title, with or without diacritics. A snapshot for one file.
 */
public final class PostNames {

    private final Map<String, Post> byGroup;
    private final Map<String, List<Post>> byUnit;
    private final Map<String, Map<String, Post>> byWords = new HashMap<>();
    private final Set<String> known;

    public PostNames(UnitService units) {
        List<Post> posts = units.posts();
        this.byGroup = posts.stream()
                .collect(Collectors.toMap(Post::group, post -> post, (one, other) -> one, LinkedHashMap::new));
        this.byUnit =
                posts.stream().collect(Collectors.groupingBy(post -> post.unit().code()));
        this.known = posts.stream()
                .flatMap(post -> Stream.of(post.role(), post.title()))
                .distinct()
                .map(SearchName::of)
                .collect(Collectors.toSet());
    }

    /**
     * A post in a unit.
     *
     * @param role the role's code, with the agency's
     * @param unit the unit's code
     * @param name with the unit: «Cán bộ văn phòng – Xã Hùng Xuyên»
     * @param groups the groups of its holders, that of the post first
     */
    public record Found(String role, String unit, String name, List<String> groups) {}

    /** The post that these words mean in the unit with this code; empty if the unit has none. */
    public Optional<Found> find(String words, String unit) {
        return Optional.ofNullable(byWords.computeIfAbsent(unit, this::wordsIn).get(SearchName.of(words)))
                .map(this::found);
    }

    /** A code counts before a title. */
    private Map<String, Post> wordsIn(String unit) {
        List<Post> here = byUnit.getOrDefault(unit, List.of());
        Map<String, Post> words = new HashMap<>();
        here.forEach(post -> words.put(SearchName.of(post.role()), post));
        here.forEach(post -> words.putIfAbsent(SearchName.of(post.title()), post));
        here.forEach(post -> words.putIfAbsent(SearchName.of(post.groupName()), post));
        return words;
    }

    /** Whether these words mean a post in any unit. */
    public boolean isKnown(String words) {
        return known.contains(SearchName.of(words));
    }

    /** The titles of the posts that the unit with this code has. */
    public List<String> titlesIn(String unit) {
        return byUnit.getOrDefault(unit, List.of()).stream().map(Post::title).toList();
    }

    /** One post of each role, to show how they are written. */
    public List<Found> examples() {
        Map<String, Post> first = new LinkedHashMap<>();
        byGroup.values().forEach(post -> first.putIfAbsent(post.role(), post));
        return first.values().stream().map(this::found).toList();
    }

    /** The posts among these groups of the engine. */
    public Stream<Found> among(Collection<String> groups) {
        return groups.stream().map(byGroup::get).filter(post -> post != null).map(this::found);
    }

    private Found found(Post post) {
        return new Found(post.role(), post.unit().code(), post.groupName(), post.groups(byGroup.keySet()));
    }
}
