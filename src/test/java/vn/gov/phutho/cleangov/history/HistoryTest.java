package vn.gov.phutho.cleangov.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;
import vn.gov.phutho.cleangov.engine.CurrentUser;

/** Chains in the database: they only grow, they do not fork, and what was done to them is found. */
@CleangovTest
class HistoryTest {

    @Autowired
    private History history;

    @Autowired
    private HistoryVerifier verifier;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource database;

    @Autowired
    private CurrentUser user;

    @Autowired
    private Clock clock;

    private String subject;
    private Tampering tampering;

    @BeforeEach
    void aSubjectOfItsOwn() {
        subject = "test-" + UUID.randomUUID();
        tampering = new Tampering(verifier, transaction, jdbc);
    }

    @Test
    void a_change_is_written_with_the_change_or_not_at_all() {
        assertThatThrownBy(() -> history.record(List.of(change(1))))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            history.record(List.of(change(1)));
            status.setRollbackOnly();
        });
        assertThat(entries()).isEmpty();

        records(change(1), change(2));
        records(change(3));

        assertThat(entries()).extracting(HistoryEntry::number).containsExactly(1, 2, 3);
        assertThat(entries()).extracting(HistoryEntry::change).containsExactly(change(1), change(2), change(3));
        assertThat(entries())
                .allMatch(HistoryEntry::intact)
                .allMatch(entry -> entry.who().equals(CurrentUser.SYSTEM));
        assertThat(tampering.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update history_entry set new_value = 'x'",
                "update history_entry set new_value = 'x' where false",
                "delete from history_entry",
                "truncate history_entry",
                "delete from history_head",
                "truncate history_head",
                "update history_head set entries = entries - 1",
                "update history_head set hash = ''",
                "update history_head set subject = subject || 'x', entries = entries + 1"
            })
    void the_database_refuses_to_change_what_was_written(String statement) {
        records(change(1), change(2));

        assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("is append-only");

        assertThat(entries()).hasSize(2);
    }

    @Test
    void two_at_a_time_do_not_fork_a_chain() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> changes = new ArrayList<>();
        for (int person = 0; person < 2; person++) {
            changes.add(people.submit(() -> {
                start.await();
                for (int n = 0; n < 50; n++) {
                    records(change(n));
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> change : changes) {
            change.get(60, TimeUnit.SECONDS);
        }
        people.shutdown();

        assertThat(entries())
                .extracting(HistoryEntry::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 100).boxed().toList());
        assertThat(tampering.faults()).isEmpty();
    }

    @Test
    void the_second_transaction_waits_until_the_first_has_ended() throws Exception {
        ExecutorService second = Executors.newSingleThreadExecutor();
        Future<?> waiting = transaction.execute(status -> {
            history.record(List.of(change(1)));
            Future<?> begun = second.submit(() -> records(change(2)));
            assertThatThrownBy(() -> begun.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(Exception.class);
            return begun;
        });
        waiting.get(60, TimeUnit.SECONDS);
        second.shutdown();

        assertThat(entries()).extracting(HistoryEntry::change).containsExactly(change(1), change(2));
        assertThat(tampering.faults()).isEmpty();
    }

    @Test
    void a_grid_of_values_is_a_handful_of_statements() {
        List<String> statements = Collections.synchronizedList(new ArrayList<>());
        DataSource heard = ProxyDataSourceBuilder.create(database)
                .afterQuery(
                        (execution, queries) -> statements.add(queries.get(0).getQuery()))
                .build();
        JdbcClient client = JdbcClient.create(heard);
        History listened =
                new History(new HistoryEntries(new JdbcTemplate(heard), client, new ChainHeads(client)), user, clock);

        listened.record(IntStream.range(0, 600).mapToObj(this::change).toList());

        assertThat(statements).hasSize(4);
        assertThat(entries()).hasSize(600);
    }

    @Test
    void the_command_finds_what_was_tampered_with(@TempDir Path folder) throws Exception {
        records(change(1), change(2), change(3));
        String server = "--cleangov.database.directory=" + directory();
        String heads = folder.resolve("heads.txt").toString();

        assertThat(HistoryCommand.run("--verify-history", "--export-history-heads=" + heads, server))
                .isZero();
        assertThat(Files.readAllLines(Path.of(heads)))
                .contains(subject + " 3 " + entries().get(2).hash());
        assertThat(HistoryCommand.run("--verify-history=" + heads, server)).isZero();

        Files.writeString(Path.of(heads), subject + " 3 " + "0".repeat(64));
        assertThat(HistoryCommand.run("--verify-history=" + heads, server)).isEqualTo(1);
        assertThat(entries()).as("the application goes on").hasSize(3);
        assertThat(HistoryCommand.isAskedBy("--server.port=1", "--verify-history"))
                .isTrue();
        assertThat(HistoryCommand.isAskedBy("--rehearse=2025")).isFalse();
    }

    @Test
    void a_change_by_the_database_owner_is_detected() {
        records(change(1), change(2), change(3));
        String here = " where subject = '" + subject + "'";

        assertThat(tampering.by("update history_entry set new_value = '9'" + here + " and number = 2"))
                .containsExactly(subject + ", mục số 2 (score.SELF.1.1): đã bị sửa");
        assertThat(tampering.by("delete from history_entry" + here + " and number = 3"))
                .containsExactly(subject + ", mục số 3: bị mất");
        assertThat(tampering.by("delete from history_entry" + here))
                .containsExactly(subject + ", mục số 1: bị mất, cùng các mục sau đến số 3");
        assertThat(tampering.by("delete from history_head" + here))
                .containsExactly(subject + ", mục số 3: không có trong sổ đầu chuỗi");
        assertThat(tampering.faults()).isEmpty();
    }

    private Change change(int number) {
        return new Change(subject, "score.SELF.1.1", null, Integer.toString(number), "lý do");
    }

    private void records(Change... changes) {
        transaction.executeWithoutResult(status -> history.record(List.of(changes)));
    }

    private List<HistoryEntry> entries() {
        return history.of(List.of(subject));
    }

    /** Of the embedded server, which the command finds running. */
    private Path directory() {
        return Path.of(jdbc.sql("show data_directory").query(String.class).single())
                .getParent();
    }
}
