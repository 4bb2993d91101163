package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.Dossier;

/** The messages to and from a commune in a year: urgings, the difficulties that it reported, and the answers. */
@Repository
@Transactional(readOnly = true)
class MessageList {

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param by account or name of the author */
    record Message(ZonedDateTime at, String kind, String content, String by) {}

    /** The messages, the latest first. */
    List<Message> of(Dossier dossier) {
        return jdbc.sql("""
                        select m.at, m.kind, m.content,
                               coalesce(p.name, m.by) as by
                        from (
                            select said_at as at, 'Đôn đốc' as kind, content, said_by as by
                            from duty_message where year = :year and unit_code = :unit
                            union all
                            select said_at, 'Đôn đốc', content, said_by from urging_message where process_key = :key
                            union all
                            select said_at, kind, content, said_by from difficulty_message where dossier_id = :key) m
                        left join person p on p.id = m.by
                        order by m.at desc limit 100
                        """)
                .param("year", dossier.year())
                .param("unit", dossier.communeCode())
                .param("key", dossier.getId().toString())
                .query((row, number) -> new Message(
                        row.getTimestamp(1).toInstant().atZone(clock.getZone()),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }
}
