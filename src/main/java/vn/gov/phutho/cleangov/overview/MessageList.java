package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.Dossier;

/** What a commune was told and asked in a year: urgings, difficulties that it raised, and the answers to them. */
@Repository
@Transactional(readOnly = true)
class MessageList {

    private final JdbcClient jdbc;
    private final Clock clock;

    MessageList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param by account or name of whoever said it */
    record Message(ZonedDateTime at, String kind, String content, String by) {}

    /** The latest first. */
    List<Message> of(Dossier dossier) {
        return jdbc.sql("""
                        select m.at, m.kind, m.content,
                               coalesce(p.name, m.by) as by
                        from (
                            select urged_at as at, 'Đôn đốc' as kind, title as content, urged_by as by
                            from duty_urging where year = :year and unit_code = :unit
                            union all
                            select urged_at, 'Đôn đốc', action, urged_by from urging where process_key = :key
                            union all
                            select raised_at, 'Khó khăn', content, raised_by from difficulty where dossier_id = :key
                            union all
                            select a.answered_at, 'Trả lời khó khăn', a.answer, a.answered_by
                            from difficulty_answer a join difficulty d on d.id = a.difficulty_id
                            where d.dossier_id = :key) m
                        left join person p on p.id = m.by
                        order by m.at desc limit 100
                        """)
                .param("year", dossier.year())
                .param("unit", dossier.communeCode())
                .param("key", dossier.getId())
                .query((row, number) -> new Message(
                        row.getTimestamp(1).toInstant().atZone(clock.getZone()),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }
}
