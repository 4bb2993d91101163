package vn.gov.phutho.cleangov.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.history.History;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.platform.StorableText;

/**
 * The files that prove the values of a commune's own sheet (D5). They are stored with the sheet, in the same database
 * and under the same rules. They can be added and removed until the sheet is handed in.
 */
@Service
@Transactional
public class EvidenceService {

    static final long LARGEST = 25L * 1024 * 1024;

    private static final int PIECE = 256 * 1024;
    private static final int MOST_OF_AN_INDICATOR = 5;
    private static final int LONGEST_NAME = 200;
    private static final Pattern UNFIT_FOR_A_NAME = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]");
    private static final int MEGABYTE = 1024 * 1024;

    private final EvidenceFiles files;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final ObjectProvider<Hearing> hearings;
    private final CycleService cycles;
    private final History history;
    private final Clock clock;

    EvidenceService(
            EvidenceFiles files,
            DossierService dossiers,
            ScoreService scoring,
            ObjectProvider<Hearing> hearings,
            CycleService cycles,
            History history,
            Clock clock) {
        this.files = files;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.hearings = hearings;
        this.cycles = cycles;
        this.history = history;
        this.clock = clock;
    }

    /**
     * Stores a file of an indicator. Reads it once and keeps only one chunk in memory.
     *
     * @throws IOException if it cannot be read completely; then nothing is stored
     */
    @Transactional(rollbackFor = IOException.class)
    public Evidence upload(DossierId id, String indicator, String fileName, InputStream content, String by)
            throws IOException {
        String name = StorableText.name("Tên tệp", fileName);
        requireOpen(id, indicator);
        requireFit(id, indicator, name);
        byte[] piece = content.readNBytes(PIECE);
        Optional<FileKind> kind = FileKind.of(name, Arrays.copyOf(piece, Math.min(piece.length, FileKind.HEAD)));
        if (kind.isEmpty()) {
            throw new RefusedException(
                    "«%s» không nhận được: chỉ nhận PDF, ảnh (PNG, JPEG) và tệp Word, Excel, PowerPoint,"
                                    .formatted(name)
                            + " nội dung đúng với đuôi tệp.");
        }
        Evidence started = new Evidence(UUID.randomUUID(), id, indicator, name, kind.get(), 0, "", by, clock.instant());
        files.insert(started);
        MessageDigest digest = sha256();
        long size = 0;
        for (int position = 0; piece.length > 0; position++) {
            size += piece.length;
            if (size > LARGEST) {
                throw new RefusedException("«%s» lớn hơn %d MB, không nhận được.".formatted(name, LARGEST / MEGABYTE));
            }
            digest.update(piece);
            files.append(started.id(), position, piece);
            piece = content.readNBytes(PIECE);
        }
        files.complete(started.id(), size, HexFormat.of().formatHex(digest.digest()));
        Evidence kept = evidence(started.id());
        history.record(List.of(Recorded.added(kept)));
        return kept;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws RefusedException if files of this indicator cannot be added or removed now */
    private void requireOpen(DossierId id, String indicator) {
        if (hearings.stream().anyMatch(hearing -> hearing.wantsEvidence(id, indicator))) {
            return;
        }
        DossierStatus status = dossiers.dossier(id).status();
        if (status != DossierStatus.OPENED && status != DossierStatus.REGISTERED) {
            throw new RefusedException("Bản tự đánh giá đã nộp, không thêm hoặc bỏ tệp minh chứng được nữa.");
        }
        scoring.requireSheetOpen(id);
    }

    /** The evidence of a signed sheet cannot be removed, even while the commune explains the indicator. */
    private void requireNotHandedIn(Evidence one) {
        Instant handedIn = dossiers.dossier(one.dossier()).handedInAt();
        if (handedIn != null && !one.uploadedAt().isAfter(handedIn)) {
            throw new RefusedException(
                    "Tệp «%s» thuộc bản tự đánh giá đã nộp nên không bỏ được.".formatted(one.name()));
        }
    }

    private void requireFit(DossierId id, String indicator, String name) {
        if (cycles.criteriaSet(id.year()).indicator(indicator).isEmpty()) {
            throw new RefusedException("Không có chỉ tiêu «%s» trong bộ tiêu chí.".formatted(indicator));
        }
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || UNFIT_FOR_A_NAME.matcher(name).find()) {
            throw new RefusedException(
                    "Tên tệp không hợp lệ: không quá %d ký tự, không có các ký tự / \\ : * ? \" < > |."
                            .formatted(LONGEST_NAME));
        }
        long there = files.of(List.of(id)).stream()
                .filter(one -> one.indicator().equals(indicator))
                .count();
        if (there >= MOST_OF_AN_INDICATOR) {
            throw new RefusedException(
                    "Chỉ tiêu %s đã có %d tệp, là số tệp nhiều nhất.".formatted(indicator, MOST_OF_AN_INDICATOR));
        }
    }

    /** Removes a file. The record that it existed stays. */
    public void remove(UUID id, String by) {
        Evidence one = evidence(id);
        requireOpen(one.dossier(), one.indicator());
        requireNotHandedIn(one);
        files.remove(id, by, clock.instant());
        history.record(List.of(Recorded.removed(one)));
    }

    /** @throws NoSuchElementException if there is no such file, or it was removed */
    @Transactional(readOnly = true)
    Evidence evidence(UUID id) {
        return files.find(id).orElseThrow(() -> new NoSuchElementException("Không có tệp minh chứng này."));
    }

    /** The files of these dossiers, the first uploaded first. */
    @Transactional(readOnly = true)
    public Map<DossierId, List<EvidenceView>> of(Collection<DossierId> ids) {
        return files.of(ids).stream()
                .collect(Collectors.groupingBy(
                        Evidence::dossier, Collectors.mapping(EvidenceView::of, Collectors.toList())));
    }

    /** Writes the file in chunks without a transaction, so that a slow reader holds no database connection. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void write(UUID id, OutputStream to) throws IOException {
        files.write(id, to);
    }
}
