package vn.gov.phutho.cleangov.document;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of numbers, for each body and symbol. It starts from 1 each January. Taking a number locks the row
 * until the transaction ends: two transactions never get the same number, and a number that is rolled back goes to
 * the next one.
 */
@Component
class PaperNumbers {

    private final JdbcClient jdbc;

    PaperNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number. Call it only within a transaction. */
    int next(String bodyCode, String symbol, int year) {
        return next(bodyCode, symbol, year, 1);
    }

    /** Takes several numbers and returns the first. Call it only within a transaction. */
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
