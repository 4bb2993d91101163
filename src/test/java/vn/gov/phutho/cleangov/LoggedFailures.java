package vn.gov.phutho.cleangov;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** The stack traces that go to the log while it is open: a request that is refused leaves none. */
public final class LoggedFailures extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> found = new CopyOnWriteArrayList<>();

    public LoggedFailures() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getThrowableProxy() != null && event.getLevel().isGreaterOrEqual(Level.INFO)) {
            found.add("%s: %s: %s %s"
                    .formatted(
                            event.getLoggerName(),
                            event.getFormattedMessage(),
                            event.getThrowableProxy().getClassName(),
                            event.getThrowableProxy().getMessage()));
        }
    }

    /** One line for each. */
    public List<String> found() {
        return found;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
