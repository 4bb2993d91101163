package vn.gov.phutho.cleangov.document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of numbers: from 1 each January, for each body and symbol. Who takes a number keeps the row until the
 * transaction ends, so that two never get the same and one that is rolled back is given to the next.
 */
@Component
class PaperNumbers {

    private final JdbcClient jdbc;

    PaperNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number; only within a transaction. */
    int next(String bodyCode, String symbol, int year) {
        return next(bodyCode, symbol, year, 1);
    }

    /** The first of as many next numbers; only within a transaction. */
    int next(String bodyCode, String symbol, int year, int many) {
        return jdbc.sql("""
                        insert into paper_register as register (body_code, symbol, year, last_number)
                        values (:body, :symbol, :year, :many)
                        on conflict (body_code, symbol, year) do update set last_number = register.last_number + :many
                        returning last_number - :many + 1""")
                .param("body", bodyCode)
                .param("symbol", symbol)
                .param("year", year)
                .param("many", many)
                .query(Integer.class)
                .single();
    }
}
