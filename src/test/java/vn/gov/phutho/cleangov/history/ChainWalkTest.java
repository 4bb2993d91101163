package vn.gov.phutho.cleangov.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What breaks a chain, and which entry is named. */
class ChainWalkTest {

    private static final Instant NOW = Instant.parse("2026-11-05T09:30:00.123456789Z");

    private final List<HistoryEntry> chain = chain("2026-08230", 5);

    @Test
    void an_untouched_chain_is_intact() {
        assertThat(faults(chain, heads(chain), List.of())).isEmpty();
        assertThat(chain.get(0).previousHash()).isEmpty();
        assertThat(chain.get(1).previousHash()).isEqualTo(chain.get(0).hash());
        assertThat(chain.get(0).at()).as("as the database keeps it").isEqualTo("2026-11-05T09:30:00.123456Z");
    }

    @Test
    void every_altered_field_is_found() {
        HistoryEntry third = chain.get(2);
        Change change = third.change();
        Stream.of(
                        with(third, new Change(change.subject(), "points.SELF.1.1", "2", "3", "lý do 3")),
                        with(third, new Change(change.subject(), change.what(), "1", "3", "lý do 3")),
                        with(third, new Change(change.subject(), change.what(), null, "3", "lý do 3")),
                        with(third, new Change(change.subject(), change.what(), "2", "30", "lý do 3")),
                        with(third, new Change(change.subject(), change.what(), "2", "3", "")),
                        new HistoryEntry(change, 3, "admin", third.at(), third.previousHash(), third.hash()),
                        new HistoryEntry(
                                change, 3, third.who(), third.at().plusNanos(1000), third.previousHash(), third.hash()))
                .forEach(altered -> assertThat(faults(replaced(2, altered), heads(chain), List.of()))
                        .containsExactly("2026-08230, mục số 3 (%s): đã bị sửa"
                                .formatted(altered.change().what())));
    }

    @Test
    void text_cannot_be_moved_from_one_field_to_the_next() {
        HistoryHead head = HistoryHead.beforeTheFirst("2026");
        assertThat(HistoryEntry.after(head, new Change("2026", "a", "b,1:c", "d", ""), "x", NOW)
                        .hash())
                .isNotEqualTo(HistoryEntry.after(head, new Change("2026", "a", "b", "c,1:d", ""), "x", NOW)
                        .hash());
        assertThat(HistoryEntry.after(head, new Change("2026", "a", null, "", ""), "x", NOW)
                        .hash())
                .isNotEqualTo(HistoryEntry.after(head, new Change("2026", "a", "", null, ""), "x", NOW)
                        .hash());
    }

    @Test
    void an_altered_entry_with_a_new_hash_no_longer_fits_the_next() {
        HistoryEntry third = chain.get(2);
        HistoryEntry forged = HistoryEntry.after(
                chain.get(1).head(), new Change("2026-08230", third.change().what(), "2", "30", ""), "x", NOW);

        assertThat(faults(replaced(2, forged), heads(chain), List.of()))
                .containsExactly("2026-08230, mục số 4 (score.SELF.1.1): không nối tiếp mục trước:"
                        + " một trong hai đã bị thay");
        assertThat(faults(List.of(chain.get(0), chain.get(1), forged), heads(chain.subList(0, 3)), List.of()))
                .as("at the end of the chain the head knows better")
                .containsExactly("2026-08230, mục số 3: khác với sổ đầu chuỗi: mục cuối đã bị thay");
    }

    @Test
    void removed_entries_are_missed_wherever_they_stood() {
        assertThat(faults(without(0), heads(chain), List.of())).containsExactly("2026-08230, mục số 1: bị mất");
        assertThat(faults(without(2), heads(chain), List.of())).containsExactly("2026-08230, mục số 3: bị mất");
        assertThat(faults(without(4), heads(chain), List.of())).containsExactly("2026-08230, mục số 5: bị mất");
        assertThat(faults(chain.subList(0, 2), heads(chain), List.of()))
                .containsExactly("2026-08230, mục số 3: bị mất, cùng các mục sau đến số 5");
        assertThat(faults(List.of(), heads(chain), List.of()))
                .containsExactly("2026-08230, mục số 1: bị mất, cùng các mục sau đến số 5");
    }

    @Test
    void a_swapped_pair_and_an_inserted_entry_are_found() {
        List<HistoryEntry> swapped = new ArrayList<>(chain);
        swapped.set(1, numbered(chain.get(2), 2));
        swapped.set(2, numbered(chain.get(1), 3));
        assertThat(faults(swapped, heads(chain), List.of())).hasSize(2).allMatch(fault -> fault.endsWith("đã bị sửa"));

        List<HistoryEntry> longer = new ArrayList<>(chain);
        longer.add(HistoryEntry.after(
                chain.get(4).head(), new Change("2026-08230", "classification", "KHA", "XUAT_SAC", ""), "x", NOW));
        assertThat(faults(longer, heads(chain), List.of()))
                .containsExactly("2026-08230, mục số 6 (classification): bị chèn thêm: sổ chỉ có 5 mục");
    }

    @Test
    void a_chain_without_a_head_is_found() {
        assertThat(faults(chain, List.of(), List.of()))
                .containsExactly("2026-08230, mục số 5: không có trong sổ đầu chuỗi");
    }

    @Test
    void a_history_rewritten_as_a_whole_is_found_by_the_heads_that_were_kept_elsewhere() {
        List<HistoryHead> kept = heads(chain.subList(0, 4));
        assertThat(faults(chain, heads(chain), kept)).as("it has grown since").isEmpty();

        List<HistoryEntry> rewritten = chain(
                "2026-08230",
                5,
                change -> new Change(change.subject(), change.what(), change.before(), change.after(), "lý do khác"));
        assertThat(faults(rewritten, heads(rewritten), List.of()))
                .as("the database alone is deceived")
                .isEmpty();
        assertThat(faults(rewritten, heads(rewritten), kept))
                .containsExactly("2026-08230, mục số 4 (score.SELF.1.1): khác với bản lưu ngoài:"
                        + " từ đây trở về trước đã bị viết lại");
        assertThat(faults(chain.subList(0, 2), heads(chain.subList(0, 2)), kept))
                .containsExactly("2026-08230, mục số 3: bị mất, cùng các mục sau đến số 4");
        assertThat(faults(List.of(), List.of(), kept))
                .containsExactly("2026-08230, mục số 1: bị mất, cùng các mục sau đến số 4");
    }

    @Test
    void chains_do_not_mix() {
        List<HistoryEntry> other = chain("2026-08233", 2);
        List<HistoryEntry> both = Stream.concat(chain.stream(), other.stream()).toList();
        List<HistoryHead> heads =
                Stream.concat(heads(chain).stream(), heads(other).stream()).toList();

        ChainWalk walk = new ChainWalk(heads, List.of());
        both.forEach(walk::meet);

        assertThat(walk.end()).isEqualTo(new HistoryVerdict(7, 2, List.of()));
    }

    @Test
    void a_head_is_written_and_read_as_one_line() {
        HistoryHead head = chain.get(4).head();
        assertThat(head.toLine()).isEqualTo("2026-08230 5 " + head.hash());
        assertThat(HistoryHead.ofLine(head.toLine())).isEqualTo(head);
        assertThatIllegalArgumentException().isThrownBy(() -> HistoryHead.ofLine("2026-08230 5"));
    }

    private static List<HistoryEntry> chain(String subject, int length) {
        return chain(subject, length, change -> change);
    }

    private static List<HistoryEntry> chain(String subject, int length, UnaryOperator<Change> as) {
        List<HistoryEntry> chain = new ArrayList<>();
        HistoryHead head = HistoryHead.beforeTheFirst(subject);
        for (int number = 1; number <= length; number++) {
            Change change = new Change(
                    subject,
                    "score.SELF.1.1",
                    Integer.toString(number - 1),
                    Integer.toString(number),
                    "lý do " + number);
            chain.add(HistoryEntry.after(head, as.apply(change), "commune-officer.08230", NOW));
            head = chain.get(number - 1).head();
        }
        return chain;
    }

    private static List<HistoryHead> heads(List<HistoryEntry> chain) {
        return List.of(chain.get(chain.size() - 1).head());
    }

    private List<HistoryEntry> replaced(int index, HistoryEntry by) {
        List<HistoryEntry> replaced = new ArrayList<>(chain);
        replaced.set(index, by);
        return replaced;
    }

    private List<HistoryEntry> without(int index) {
        List<HistoryEntry> left = new ArrayList<>(chain);
        left.remove(index);
        return left;
    }

    private static HistoryEntry with(HistoryEntry entry, Change change) {
        return new HistoryEntry(change, entry.number(), entry.who(), entry.at(), entry.previousHash(), entry.hash());
    }

    private static HistoryEntry numbered(HistoryEntry entry, int number) {
        return new HistoryEntry(entry.change(), number, entry.who(), entry.at(), entry.previousHash(), entry.hash());
    }

    private static List<String> faults(List<HistoryEntry> entries, List<HistoryHead> heads, List<HistoryHead> kept) {
        ChainWalk walk = new ChainWalk(heads, kept);
        entries.forEach(walk::meet);
        return walk.end().faults().stream().map(HistoryVerdict.Fault::toString).toList();
    }
}
