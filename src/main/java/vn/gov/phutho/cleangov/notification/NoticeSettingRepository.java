package vn.gov.phutho.cleangov.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Morning;
import vn.gov.phutho.cleangov.notification.NoticeSetting.Urgent;

/** The settings that people have chosen. A person with the default settings has no row. */
@Repository
class NoticeSettingRepository {

    private final JdbcClient jdbc;

    NoticeSettingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    NoticeSetting of(String account) {
        return jdbc.sql("select morning, urgent from notice_setting where account = ?")
                .param(account)
                .query((row, number) ->
                        new NoticeSetting(Morning.valueOf(row.getString(1)), Urgent.valueOf(row.getString(2))))
                .optional()
                .orElse(NoticeSetting.USUAL);
    }

    /** All chosen settings, by account. */
    Map<String, NoticeSetting> all() {
        Map<String, NoticeSetting> settings = new HashMap<>();
        jdbc.sql("select account, morning, urgent from notice_setting").query(row -> {
            settings.put(
                    row.getString(1),
                    new NoticeSetting(Morning.valueOf(row.getString(2)), Urgent.valueOf(row.getString(3))));
        });
        return settings;
    }

    void save(String account, NoticeSetting setting, Instant now) {
        jdbc.sql("""
                        insert into notice_setting (account, morning, urgent, changed_at) values (?, ?, ?, ?)
                        on conflict (account) do update
                        set morning = excluded.morning, urgent = excluded.urgent, changed_at = excluded.changed_at
                        """)
                .params(account, setting.morning().name(), setting.urgent().name(), now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
