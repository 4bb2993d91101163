package vn.gov.phutho.cleangov.engine;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.MovableClock;

/** Tells who has claimed a task, and when. */
@Component
class Claims {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");

    // Resolved lazily: the engine is built with the plugin that needs this bean.
    private final ObjectProvider<HistoryService> history;
    private final JdbcClient jdbc;
    private final WithoutAuthorization withoutAuthorization;

    Claims(ObjectProvider<HistoryService> history, JdbcClient jdbc, WithoutAuthorization withoutAuthorization) {
        this.history = history;
        this.jdbc = jdbc;
        this.withoutAuthorization = withoutAuthorization;
    }

    /**
     * The sentence for the second person who tries to claim: «Việc này đã có người nhận: Nguyễn Văn A, lúc 09:12 ngày
     * 30/11/2026.»
     */
    String sentence(String taskId) {
        return withoutAuthorization
                .run(() -> last(taskId))
                .map(claim -> "Việc này đã có người nhận: %s, lúc %s. Hãy tải lại danh sách việc."
                        .formatted(nameOf(claim.getUserId()), moment(claim)))
                .orElse("Việc này đã có người khác nhận. Hãy tải lại danh sách việc.");
    }

    private Optional<HistoricIdentityLinkLog> last(String taskId) {
        List<HistoricIdentityLinkLog> claims = history.getObject()
                .createHistoricIdentityLinkLogQuery()
                .taskId(taskId)
                .type("assignee")
                .operationType("add")
                .orderByTime()
                .desc()
                .listPage(0, 1);
        return claims.stream().findFirst();
    }

    private String nameOf(String account) {
        return jdbc.sql("select name from person where id = ?")
                .param(account)
                .query(String.class)
                .optional()
                .orElse(account);
    }

    private static String moment(HistoricIdentityLinkLog claim) {
        ZoneId zone = MovableClock.ZONE;
        return MOMENT.format(claim.getTime().toInstant().atZone(zone));
    }
}
