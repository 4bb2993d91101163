package vn.gov.phutho.cleangov.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.document.SignedPapers;

/** The signed PDFs in the database. They are added and read; nothing changes or removes them. */
@Repository
class SignedFiles implements SignedPapers {

    private final JdbcClient jdbc;

    SignedFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(long paper, byte[] content, String sha256, String by, Instant at, List<VerifiedSigner> signers) {
        long id = jdbc.sql("insert into paper_signature (paper_id, content, size, sha256, uploaded_by, uploaded_at)"
                        + " values (?, ?, ?, ?, ?, ?) returning id")
                .params(paper, content, content.length, sha256, by, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        for (int position = 1; position <= signers.size(); position++) {
            VerifiedSigner signer = signers.get(position - 1);
            jdbc.sql("insert into paper_signer"
                            + " (signature_id, position, name, organisation, issuer, serial, signed_at, timestamped)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            position,
                            signer.name(),
                            signer.organisation(),
                            signer.issuer(),
                            signer.serial(),
                            signer.signedAt().atOffset(ZoneOffset.UTC),
                            signer.timestamped())
                    .update();
        }
    }

    /** The newest signed PDF of a paper; empty if it has none. */
    Optional<SignedFile> newest(long paper) {
        return jdbc.sql("select id, size, sha256, uploaded_by, uploaded_at from paper_signature"
                        + " where paper_id = ? order by id desc limit 1")
                .param(paper)
                .query((row, number) -> new SignedFile(
                        row.getLong("id"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getString("uploaded_by"),
                        time(row, "uploaded_at"),
                        signers(row.getLong("id"))))
                .optional();
    }

    private List<VerifiedSigner> signers(long id) {
        return jdbc.sql("select * from paper_signer where signature_id = ? order by position")
                .param(id)
                .query((row, number) -> new VerifiedSigner(
                        row.getString("name"),
                        row.getString("organisation"),
                        row.getString("issuer"),
                        row.getString("serial"),
                        time(row, "signed_at"),
                        row.getBoolean("timestamped")))
                .list();
    }

    byte[] content(long id) {
        return jdbc.sql("select content from paper_signature where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
    }

    @Override
    public Set<Long> among(Collection<Long> papers) {
        return papers.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select distinct paper_id from paper_signature where paper_id = any (?)")
                        .param(papers.toArray(Long[]::new))
                        .query(Long.class)
                        .list());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
