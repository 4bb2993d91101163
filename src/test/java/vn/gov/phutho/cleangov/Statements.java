package vn.gov.phutho.cleangov;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Records all SQL statements of the application. One batch counts as one statement. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private volatile boolean listening;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger rows = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database ? new Overheard(database) : bean;
    }

    /** Connections taken while nothing is recorded are not proxied, because a proxy for each row costs time. */
    private final class Overheard extends DelegatingDataSource {

        private final DataSource listener;

        Overheard(DataSource database) {
            super(database);
            listener = ProxyDataSourceBuilder.create(database)
                    .afterQuery((execution, queries) -> heard.add(text(queries)))
                    .proxyResultSet()
                    .afterMethod(Statements.this::countRows)
                    .build();
        }

        @Override
        public Connection getConnection() throws SQLException {
            return listening ? listener.getConnection() : super.getConnection();
        }
    }

    private void countRows(MethodExecutionContext call) {
        if (call.getTarget() instanceof ResultSet
                && call.getMethod().getName().equals("next")
                && Boolean.TRUE.equals(call.getResult())) {
            rows.incrementAndGet();
        }
    }

    private static String text(List<QueryInfo> queries) {
        return queries.isEmpty() ? "" : queries.get(0).getQuery();
    }

    /** The statements of this action. Nothing else may run at the same time. */
    public List<String> of(Runnable action) {
        heard.clear();
        rows.set(0);
        listening = true;
        try {
            action.run();
        } finally {
            listening = false;
        }
        return List.copyOf(heard);
    }

    /** The number of rows read during the last action. */
    public int rows() {
        return rows.get();
    }
}
