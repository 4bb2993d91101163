package vn.gov.phutho.cleangov.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import vn.gov.phutho.cleangov.CleangovTest;

/** People who load Tasklist at the same time each get scripts that their own policy allows. */
@CleangovTest
class NonceOfTheRequestTest {

    private static final int PEOPLE = 8;
    private static final int PAGES = 40;
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    @Autowired
    private TestRestTemplate http;

    @Test
    void a_page_and_its_policy_have_the_same_nonce() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<ResponseEntity<String>>> pages = IntStream.range(0, PEOPLE * PAGES)
                    .mapToObj(page ->
                            people.submit(() -> http.getForEntity("/camunda/app/tasklist/default/", String.class)))
                    .toList();
            for (Future<ResponseEntity<String>> page : pages) {
                String policy = page.get().getHeaders().getFirst("Content-Security-Policy");
                assertThat(nonce(IN_PAGE, page.get().getBody())).isEqualTo(nonce(IN_HEADER, policy));
            }
        } finally {
            people.shutdown();
        }
    }

    private static String nonce(Pattern pattern, String text) {
        Matcher nonce = pattern.matcher(text);
        assertThat(nonce.find()).as(text).isTrue();
        return nonce.group(1);
    }
}
