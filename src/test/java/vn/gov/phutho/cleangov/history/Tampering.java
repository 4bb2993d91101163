package vn.gov.phutho.cleangov.history;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of the database may do to the history and the audit log behind everybody's back, and what the verifier says to it. */
@TestComponent
public class Tampering {

    private final HistoryVerifier verifier;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    public Tampering(HistoryVerifier verifier, TransactionTemplate transaction, JdbcClient jdbc) {
        this.verifier = verifier;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** What the verifier finds when these statements were run with the triggers off; then all is as before. */
    public List<String> by(String... statements) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table history_entry disable trigger user").update();
            jdbc.sql("alter table history_head disable trigger user").update();
            jdbc.sql("alter table audit_entry disable trigger user").update();
            Arrays.stream(statements).forEach(statement -> jdbc.sql(statement).update());
            return faults();
        });
    }

    /** What the verifier finds as it is. */
    public List<String> faults() {
        return verifier.verify(List.of()).faults().stream()
                .map(HistoryVerdict.Fault::toString)
                .toList();
    }
}
