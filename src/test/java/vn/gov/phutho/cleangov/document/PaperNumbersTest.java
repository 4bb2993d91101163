package vn.gov.phutho.cleangov.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.gov.phutho.cleangov.CleangovTest;

/** Numbers begin at 01 each January for each body and symbol, each is given once and none is left out. */
@CleangovTest
class PaperNumbersTest {

    private static final int ISSUERS = 20;

    /** Of no unit, and in years of no other test. */
    private static final String BODY = "numbers";

    private static final String SYMBOL = "BC-UBND";

    private static int lastYear = 2500;

    @Autowired
    private PaperNumbers numbers;

    @Autowired
    private PlatformTransactionManager transactions;

    private TransactionTemplate transaction;
    private int year;

    @BeforeEach
    void a_year_without_issued_papers() {
        transaction = new TransactionTemplate(transactions);
        year = lastYear++;
    }

    private int issue(String symbol, int inYear) {
        return transaction.execute(status -> numbers.next(BODY, symbol, inYear));
    }

    @Test
    void twenty_who_issue_at_once_get_the_numbers_from_1_to_20() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService issuers = Executors.newFixedThreadPool(ISSUERS);
        List<Future<Integer>> issued = new ArrayList<>();
        try {
            for (int i = 0; i < ISSUERS; i++) {
                issued.add(issuers.submit(() -> {
                    start.await();
                    return issue(SYMBOL, year);
                }));
            }
            start.countDown();
            List<Integer> given = new ArrayList<>();
            for (Future<Integer> one : issued) {
                given.add(one.get(1, TimeUnit.MINUTES));
            }
            assertThat(given)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, ISSUERS).boxed().toList());
        } finally {
            issuers.shutdownNow();
        }
    }

    @Test
    void a_failure_leaves_no_gap_in_the_numbers() {
        assertThat(issue(SYMBOL, year)).isEqualTo(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(numbers.next(BODY, SYMBOL, year)).isEqualTo(2);
                    throw new IllegalStateException("the paper could not be stored");
                }));

        assertThat(issue(SYMBOL, year)).isEqualTo(2);
    }

    @Test
    void another_symbol_and_another_year_start_again_at_one() {
        assertThat(issue(SYMBOL, year)).isEqualTo(1);
        assertThat(issue(SYMBOL, year)).isEqualTo(2);

        assertThat(issue("TTr-UBND", year)).isEqualTo(1);
        assertThat(issue(SYMBOL, lastYear++)).isEqualTo(1);
    }
}
