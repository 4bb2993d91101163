package vn.gov.phutho.cleangov.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files in the database, read and written a piece at a time. */
@Repository
class EvidenceFiles {

    private final JdbcClient jdbc;

    EvidenceFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Evidence evidence) {
        jdbc.sql("insert into evidence (id, dossier_id, indicator, name, kind, size, sha256, uploaded_by, uploaded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        evidence.id(),
                        evidence.dossier().toString(),
                        evidence.indicator(),
                        evidence.name(),
                        evidence.kind().name(),
                        evidence.size(),
                        evidence.sha256(),
                        evidence.uploadedBy(),
                        evidence.uploadedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Stores size and digest after the file was read completely. */
    void complete(UUID id, long size, String sha256) {
        jdbc.sql("update evidence set size = ?, sha256 = ? where id = ?")
                .params(size, sha256, id)
                .update();
    }

    void append(UUID id, int position, byte[] content) {
        jdbc.sql("insert into evidence_chunk (evidence_id, position, content) values (?, ?, ?)")
                .params(id, position, content)
                .update();
    }

    /** The files of these dossiers that were not removed, the earliest upload first. */
    List<Evidence> of(Collection<DossierId> dossiers) {
        return dossiers.isEmpty()
                ? List.of()
                : jdbc.sql("select * from evidence where dossier_id in (:dossiers) and removed_at is null"
                                + " order by uploaded_at, id")
                        .param(
                                "dossiers",
                                dossiers.stream().map(DossierId::toString).toList())
                        .query((row, number) -> evidence(row))
                        .list();
    }

    Optional<Evidence> find(UUID id) {
        return jdbc.sql("select * from evidence where id = ? and removed_at is null")
                .param(id)
                .query((row, number) -> evidence(row))
                .optional();
    }

    /** Deletes the content. The row stays as a record that the file existed. */
    void remove(UUID id, String by, Instant at) {
        jdbc.sql("delete from evidence_chunk where evidence_id = ?").param(id).update();
        jdbc.sql("update evidence set removed_by = ?, removed_at = ? where id = ?")
                .params(by, at.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    void write(UUID id, OutputStream to) throws IOException {
        for (int position = 0; ; position++) {
            Optional<byte[]> piece = jdbc.sql(
                            "select content from evidence_chunk where evidence_id = ? and position = ?")
                    .params(id, position)
                    .query(byte[].class)
                    .optional();
            if (piece.isEmpty()) {
                return;
            }
            to.write(piece.get());
        }
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getObject("id", UUID.class),
                DossierId.parse(row.getString("dossier_id")),
                row.getString("indicator"),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }
}
