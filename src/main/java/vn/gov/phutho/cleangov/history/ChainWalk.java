package vn.gov.phutho.cleangov.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks all chains, entry by entry in their order, and records where one is broken. */
class ChainWalk {

    private final Map<String, HistoryHead> heads;
    private final Map<String, HistoryHead> kept;
    private final List<HistoryVerdict.Fault> faults = new ArrayList<>();
    private long entries;
    private int subjects;
    private HistoryHead reached;

    /** Whether the previous entry was altered, so that its hash cannot be used to check the next. */
    private boolean doubtful;

    /**
     * @param heads the heads of the chains in the database
     * @param kept the heads of the last export; empty if there was none
     */
    ChainWalk(Collection<HistoryHead> heads, Collection<HistoryHead> kept) {
        this.heads = bySubject(heads);
        this.kept = bySubject(kept);
    }

    private static Map<String, HistoryHead> bySubject(Collection<HistoryHead> heads) {
        return heads.stream()
                .collect(
                        Collectors.toMap(HistoryHead::subject, Function.identity(), (one, same) -> same, TreeMap::new));
    }

    void meet(ChainLink entry) {
        String subject = entry.chain();
        if (reached == null || !reached.subject().equals(subject)) {
            endChain();
            reached = HistoryHead.beforeTheFirst(subject);
            doubtful = false;
            subjects++;
        }
        entries++;
        boolean next = entry.number() == reached.entries() + 1;
        boolean intact = entry.intact();
        HistoryHead keptHere = kept.get(subject);
        if (!next) {
            missing(subject, reached.entries() + 1, entry.number() - 1);
        }
        if (!intact) {
            fault(entry, "đã bị sửa");
        } else if (next && !doubtful && !entry.previousHash().equals(reached.hash())) {
            fault(entry, "không nối tiếp mục trước: một trong hai đã bị thay");
        } else if (keptHere != null && keptHere.entries() == entry.number() && !keptHere.equals(entry.head())) {
            fault(entry, "khác với bản lưu ngoài: từ đây trở về trước đã bị viết lại");
        } else if (heads.containsKey(subject)
                && entry.number() > heads.get(subject).entries()) {
            fault(
                    entry,
                    "bị chèn thêm: sổ chỉ có %d mục"
                            .formatted(heads.get(subject).entries()));
        }
        reached = entry.head();
        doubtful = !intact;
    }

    HistoryVerdict end() {
        endChain();
        heads.values().stream()
                .filter(head -> head.entries() > 0)
                .forEach(head -> missing(head.subject(), 1, head.entries()));
        kept.values().forEach(head -> missing(head.subject(), 1, head.entries()));
        return new HistoryVerdict(entries, subjects, List.copyOf(faults));
    }

    private void endChain() {
        if (reached == null) {
            return;
        }
        HistoryHead head = heads.remove(reached.subject());
        HistoryHead keptHead = kept.remove(reached.subject());
        int expected = Math.max(head == null ? 0 : head.entries(), keptHead == null ? 0 : keptHead.entries());
        if (head == null) {
            fault(reached.subject(), reached.entries(), "", "không có trong sổ đầu chuỗi");
        } else if (head.entries() == reached.entries() && !head.equals(reached)) {
            fault(reached.subject(), reached.entries(), "", "khác với sổ đầu chuỗi: mục cuối đã bị thay");
        }
        if (expected > reached.entries()) {
            missing(reached.subject(), reached.entries() + 1, expected);
        }
    }

    private void missing(String subject, int from, int to) {
        fault(subject, from, "", from == to ? "bị mất" : "bị mất, cùng các mục sau đến số " + to);
    }

    private void fault(ChainLink entry, String problem) {
        fault(entry.chain(), entry.number(), entry.label(), problem);
    }

    private void fault(String subject, int number, String what, String problem) {
        faults.add(new HistoryVerdict.Fault(subject, number, what, problem));
    }
}
