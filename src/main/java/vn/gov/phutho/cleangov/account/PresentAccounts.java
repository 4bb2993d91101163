package vn.gov.phutho.cleangov.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.account.AccountFile.Entry;
import vn.gov.phutho.cleangov.unit.PostNames;
import vn.gov.phutho.cleangov.unit.TemporaryPosts;

/** The accounts as they are now. */
@Component
class PresentAccounts {

    private final JdbcClient jdbc;
    private final List<TemporaryPosts> temporary;

    PresentAccounts(JdbcClient jdbc, List<TemporaryPosts> temporary) {
        this.jdbc = jdbc;
        this.temporary = temporary;
    }

    /** @param mail empty if there is none */
    record Known(String account, String name, String mail, Set<String> groups) {}

    /** All accounts by id, ordered by id. Two queries. */
    Map<String, Known> all() {
        Map<String, Set<String>> groups = new HashMap<>();
        jdbc.sql("select person_id, group_id from post_holder").query(row -> {
            groups.computeIfAbsent(row.getString(1), account -> new TreeSet<>()).add(row.getString(2));
        });
        Map<String, Known> all = new LinkedHashMap<>();
        jdbc.sql("select id, own_name, coalesce(mail, '') from person order by id")
                .query(row -> {
                    String account = row.getString(1);
                    all.put(
                            account,
                            new Known(
                                    account,
                                    row.getString(2),
                                    row.getString(3),
                                    groups.getOrDefault(account, Set.of())));
                });
        return all;
    }

    /** All accounts as rows of a file, without posts that somebody holds only for some days. */
    List<Entry> entries(PostNames posts) {
        List<Entry> entries = new ArrayList<>();
        for (Known known : all().values()) {
            List<PostNames.Found> held = posts.among(lasting(known)).toList();
            held.forEach(post -> entries.add(entry(known, post.role(), post.unit())));
            if (held.isEmpty()) {
                entries.add(entry(known, "", ""));
            }
        }
        return entries;
    }

    private static Entry entry(Known known, String post, String unit) {
        return new Entry(0, known.account(), known.name(), known.mail(), post, unit, null);
    }

    private Set<String> lasting(Known known) {
        if (known.groups().size() < 2) {
            return known.groups();
        }
        Set<String> passing = temporary.stream()
                .flatMap(posts -> posts.of(known.account()).stream())
                .collect(Collectors.toSet());
        return known.groups().stream()
                .filter(group -> !passing.contains(group))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
