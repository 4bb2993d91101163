package vn.gov.phutho.cleangov.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.CurrentUser;

/** Records changes and reads them. */
@Service
public class History {

    /** As what the history of a unit's year calls a paper's signed file. */
    public static final String SIGNED_PAPER = "signedPaper";

    private final HistoryEntries entries;
    private final CurrentUser user;
    private final Clock clock;

    History(HistoryEntries entries, CurrentUser user, Clock clock) {
        this.entries = entries;
        this.user = user;
        this.clock = clock;
    }

    /** Records these changes in the name of the current user, in the transaction that makes them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Set<String> subjects = changes.stream().map(Change::subject).collect(Collectors.toSet());
        Map<String, HistoryHead> heads = entries.lock(subjects);
        String who = user.id();
        Instant now = clock.instant();
        List<HistoryEntry> added = new ArrayList<>();
        for (Change change : changes) {
            HistoryEntry entry = HistoryEntry.after(heads.get(change.subject()), change, who, now);
            heads.put(change.subject(), entry.head());
            added.add(entry);
        }
        entries.add(added, heads.values());
    }

    /** A page of the changes of these subjects, the oldest first. */
    @Transactional(readOnly = true)
    public Page<HistoryEntry> of(Collection<String> subjects, Pageable page) {
        return new PageImpl<>(
                entries.of(subjects, page.getPageSize(), page.getOffset()), page, entries.count(subjects));
    }

    /** The latest changes of one subject, the last first. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> latest(String subject, int atMost) {
        return entries.latest(subject, atMost);
    }

    /** All changes of these subjects, the oldest first. */
    @Transactional(readOnly = true)
    public List<HistoryEntry> of(Collection<String> subjects) {
        return entries.of(subjects, Integer.MAX_VALUE, 0);
    }
}
