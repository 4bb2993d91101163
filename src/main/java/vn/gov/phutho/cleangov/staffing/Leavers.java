package vn.gov.phutho.cleangov.staffing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.gov.phutho.cleangov.engine.AccountDeleted;
import vn.gov.phutho.cleangov.engine.MembershipEnded;
import vn.gov.phutho.cleangov.unit.Accounts;

/**
 * A person who goes leaves no task behind: what they have claimed and may no longer work on goes back to its group. It does not
 * matter who has deleted the account or taken the post away, an administrator or the directory of the office. It is decided at the
 * end of the transaction: a post may be taken and another one given in the same.
 */
@Component
class Leavers {

    private static final String DELETED = "Tài khoản đã bị xóa";
    private static final String NO_POST = "Không còn giữ vị trí được làm việc này";

    private final ReassignmentService reassignments;
    private final Accounts accounts;

    Leavers(ReassignmentService reassignments, Accounts accounts) {
        this.reassignments = reassignments;
        this.accounts = accounts;
    }

    @EventListener
    void deleted(AccountDeleted account) {
        String name = accounts.ownNameOf(account.id());
        String holder = name.equals(account.id()) ? name : "%s (%s)".formatted(account.id(), name);
        leaving().put(account.id(), new Holder(holder, DELETED));
    }

    @EventListener
    void left(MembershipEnded membership) {
        leaving().putIfAbsent(membership.account(), new Holder(membership.account(), NO_POST));
    }

    /** @param shown the account, and what the history adds because nobody can look it up any more */
    private record Holder(String shown, String reason) {}

    /** The people who leave in the current transaction. */
    private Map<String, Holder> leaving() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Leaving.class::isInstance)
                .map(Leaving.class::cast)
                .findFirst()
                .orElseGet(() -> {
                    Leaving first = new Leaving();
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                })
                .people;
    }

    private final class Leaving implements TransactionSynchronization {

        private final Map<String, Holder> people = new LinkedHashMap<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            people.forEach((account, holder) -> reassignments.putBack(account, holder.shown(), holder.reason()));
        }
    }
}
