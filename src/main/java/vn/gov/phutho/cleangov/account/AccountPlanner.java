package vn.gov.phutho.cleangov.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.phutho.cleangov.account.AccountFile.Entry;
import vn.gov.phutho.cleangov.account.AccountPlan.Change;
import vn.gov.phutho.cleangov.account.AccountPlan.Kind;
import vn.gov.phutho.cleangov.account.AccountPlan.Line;
import vn.gov.phutho.cleangov.account.PresentAccounts.Known;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.StorableText;
import vn.gov.phutho.cleangov.unit.AccountRules;
import vn.gov.phutho.cleangov.unit.PostNames;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Compares the rows of a file with the accounts as they are, and says what is wrong. For one file. */
final class AccountPlanner {

    /** Excel takes the zeros away with which the code of a commune begins. */
    private static final int DIGITS_OF_A_COMMUNE = 5;

    private static final int SHOWN = 60;

    private final UnitService units;
    private final PostNames posts;
    private final Map<String, Known> known;
    private final Map<String, String> knownInSmall;
    private final Map<String, Entry> firstRows = new HashMap<>();
    private final Map<String, Set<String>> groupsOfTheFile = new HashMap<>();

    AccountPlanner(UnitService units, PostNames posts, Map<String, Known> known) {
        this.units = units;
        this.posts = posts;
        this.known = known;
        this.knownInSmall =
                known.keySet().stream().collect(Collectors.toMap(AccountPlanner::small, id -> id, (one, other) -> one));
    }

    AccountPlan plan(List<Entry> entries) {
        return new AccountPlan(entries.stream().map(this::line).toList());
    }

    private Line line(Entry entry) {
        List<String> faults = new ArrayList<>();
        if (entry.formula() != null) {
            faults.add("ô %s chứa công thức: hãy ghi thẳng giá trị.".formatted(entry.formula()));
        }
        checkAccount(entry, faults);
        checkName(entry, faults);
        checkMail(entry, faults);
        Optional<PostNames.Found> post = post(entry, faults);
        List<String> groups = post.map(PostNames.Found::groups).orElse(List.of());
        checkRepeated(entry, groups, faults);
        List<String> added = List.of();
        List<Change> changes = List.of();
        if (faults.isEmpty()) {
            added = added(entry, groups);
            changes = changes(entry, post, added);
        }
        return new Line(
                entry.number(),
                faults.isEmpty() ? entry.account() : shown(entry.account()),
                faults.isEmpty() ? entry.name() : shown(entry.name()),
                faults.isEmpty() ? entry.mail() : shown(entry.mail()),
                post.map(PostNames.Found::name).orElseGet(() -> shown((entry.post() + " " + entry.unit()).strip())),
                added,
                changes,
                List.copyOf(faults));
    }

    private void checkAccount(Entry entry, List<String> faults) {
        String account = entry.account();
        String other = knownInSmall.getOrDefault(small(account), account);
        if (account.isEmpty()) {
            faults.add("thiếu tài khoản.");
        } else if (!AccountRules.isId(account)) {
            faults.add(
                    "tài khoản «%s» không dùng được: cần từ 1 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, @."
                            .formatted(shown(account)));
        } else if (small(account).equals(CurrentUser.SYSTEM)) {
            faults.add("tài khoản «%s» là tên của chính phần mềm, không dùng được.".formatted(account));
        } else if (!known.containsKey(account) && !other.equals(account)) {
            faults.add("tài khoản «%s» chỉ khác tài khoản đã có «%s» ở chữ hoa, chữ thường.".formatted(account, other));
        }
    }

    private static void checkName(Entry entry, List<String> faults) {
        if (entry.name().isEmpty()) {
            faults.add("thiếu họ và tên.");
        } else if (entry.name().length() > AccountRules.LONGEST_NAME) {
            faults.add("họ và tên dài quá %d ký tự.".formatted(AccountRules.LONGEST_NAME));
        } else if (entry.name().contains("\n")) {
            faults.add("họ và tên phải viết trên một dòng.");
        } else {
            StorableText.objectionToName("họ và tên", entry.name()).ifPresent(faults::add);
        }
    }

    private static void checkMail(Entry entry, List<String> faults) {
        if (entry.mail().length() > AccountRules.LONGEST_MAIL) {
            faults.add("địa chỉ thư điện tử dài quá %d ký tự.".formatted(AccountRules.LONGEST_MAIL));
        } else if (!entry.mail().isEmpty() && !AccountRules.isMail(entry.mail())) {
            faults.add("«%s» không phải địa chỉ thư điện tử.".formatted(shown(entry.mail())));
        }
    }

    /** The post of a row. An account that exists may have a row without one. */
    private Optional<PostNames.Found> post(Entry entry, List<String> faults) {
        boolean none = entry.post().isEmpty() && entry.unit().isEmpty();
        if (none && known.containsKey(entry.account())) {
            return Optional.empty();
        }
        if (entry.post().isEmpty()) {
            faults.add("thiếu vị trí.");
        } else if (!posts.isKnown(entry.post())
                && posts.find(entry.post(), unitCode(entry)).isEmpty()) {
            faults.add("không có vị trí nào tên là «%s».".formatted(shown(entry.post())));
        }
        Optional<Unit> unit = units.find(unitCode(entry));
        if (entry.unit().isEmpty()) {
            faults.add("thiếu mã đơn vị.");
        } else if (unit.isEmpty()) {
            faults.add("không có đơn vị nào mang mã «%s».".formatted(shown(entry.unit())));
        }
        if (entry.post().isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        Optional<PostNames.Found> found = posts.find(entry.post(), unit.get().code());
        if (found.isEmpty() && posts.isKnown(entry.post())) {
            faults.add("%s không có vị trí «%s». Ở đó có: %s."
                    .formatted(
                            unit.get().name(),
                            shown(entry.post()),
                            String.join(", ", posts.titlesIn(unit.get().code()))));
        }
        return found;
    }

    private String unitCode(Entry entry) {
        String code = entry.unit();
        return units.find(code).isEmpty() && code.matches("\\d{1," + DIGITS_OF_A_COMMUNE + "}")
                ? "0".repeat(DIGITS_OF_A_COMMUNE - code.length()) + code
                : code;
    }

    /** A person with two posts has two rows, which agree in everything else. */
    private void checkRepeated(Entry entry, List<String> groups, List<String> faults) {
        if (entry.account().isEmpty()) {
            return;
        }
        Entry first = firstRows.putIfAbsent(small(entry.account()), entry);
        Set<String> before = groupsOfTheFile.computeIfAbsent(small(entry.account()), id -> new HashSet<>());
        if (first != null) {
            boolean samePerson = first.account().equals(entry.account())
                    && first.name().equals(entry.name())
                    && first.mail().equals(entry.mail());
            if (!samePerson) {
                faults.add("tài khoản «%s» đã có ở dòng %d với họ tên, thư điện tử hoặc cách viết khác."
                        .formatted(shown(entry.account()), first.number()));
            } else if (faults.isEmpty() && before.containsAll(groups)) {
                faults.add("tài khoản «%s» đã có ở dòng %d với cùng vị trí."
                        .formatted(shown(entry.account()), first.number()));
            }
        }
    }

    private List<String> added(Entry entry, List<String> groups) {
        Set<String> before = groupsOfTheFile.get(small(entry.account()));
        Known account = known.get(entry.account());
        List<String> added = groups.stream()
                .filter(group -> !before.contains(group))
                .filter(group -> account == null || !account.groups().contains(group))
                .toList();
        before.addAll(groups);
        return added;
    }

    private List<Change> changes(Entry entry, Optional<PostNames.Found> post, List<String> added) {
        List<Change> changes = new ArrayList<>();
        Known account = known.get(entry.account());
        boolean firstRow = firstRows.get(small(entry.account())) == entry;
        if (account == null && firstRow) {
            changes.add(new Change(Kind.NEW, "Tài khoản mới"));
        }
        if (account != null && firstRow && !account.name().equals(entry.name())) {
            changes.add(new Change(Kind.CHANGED, "Họ tên: «%s» thành «%s»".formatted(account.name(), entry.name())));
        }
        if (account != null && firstRow && changesMail(account, entry)) {
            changes.add(
                    new Change(Kind.CHANGED, "Thư điện tử: «%s» thành «%s»".formatted(account.mail(), entry.mail())));
        }
        if (!added.isEmpty()) {
            changes.add(new Change(
                    Kind.POST_ADDED, "Thêm vị trí: " + post.orElseThrow().name()));
        }
        return List.copyOf(changes);
    }

    /** A row without an address leaves the known one. */
    private static boolean changesMail(Known account, Entry entry) {
        return !entry.mail().isEmpty() && !entry.mail().equals(account.mail());
    }

    private static String small(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    /** Not longer than a cell of a page can show. */
    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
