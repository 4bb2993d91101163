package vn.gov.phutho.cleangov;

import java.sql.ResultSet;
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

/** Listens to what the application says to the database, whoever in it speaks; one batch is one statement. */
@TestComponent
public class Statements implements BeanPostProcessor {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger rows = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database)
                        .afterQuery((execution, queries) -> heard.add(text(queries)))
                        .proxyResultSet()
                        .afterMethod(this::countRows)
                        .build()
                : bean;
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

    /** The statements of this deed; nothing else may happen meanwhile. */
    public List<String> of(Runnable deed) {
        heard.clear();
        rows.set(0);
        deed.run();
        return List.copyOf(heard);
    }

    /** How many rows the database has handed over during the last deed. */
    public int rows() {
        return rows.get();
    }
}
