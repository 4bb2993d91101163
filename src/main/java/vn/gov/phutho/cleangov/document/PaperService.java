package vn.gov.phutho.cleangov.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.RefusedException;

/**
 * The official papers of a year. A draft is made each time it is opened. A paper gets its number and is stored when
 * it is issued.
 */
@Service
@Transactional
public class PaperService {

    private final PaperRepository papers;
    private final PaperNumbers numbers;
    private final PaperHead head;
    private final TemplateService templates;
    private final LegalGroundService legalGrounds;
    private final PaperSources sources;
    private final Signable signable;
    private final SignedPapers signed;
    private final AuditLog audit;
    private final Clock clock;

    PaperService(
            PaperRepository papers,
            PaperNumbers numbers,
            PaperHead head,
            TemplateService templates,
            LegalGroundService legalGrounds,
            PaperSources sources,
            Signable signable,
            SignedPapers signed,
            AuditLog audit,
            Clock clock) {
        this.papers = papers;
        this.numbers = numbers;
        this.head = head;
        this.templates = templates;
        this.legalGrounds = legalGrounds;
        this.sources = sources;
        this.signable = signable;
        this.signed = signed;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An unsigned paper with the current data.
     *
     * @param bodyCode the unit that would issue it
     * @param docx a Word file without number, day and signer
     */
    record Draft(String bodyCode, byte[] docx) {}

    /** @param number as papers quote it: {@code 05/TTr-UBND} */
    public record Issued(String number, LocalDate on) {

        /** As another paper quotes it: «số 05/QĐ-UBND ngày 30 tháng 11 năm 2026». */
        public String quoted() {
            return "số %s %s".formatted(number, PaperHead.day(on));
        }
    }

    /** Papers of one type about these subjects, to be signed in this order. */
    public record Papers(PaperType type, List<? extends BusinessKey> subjects) {}

    /**
     * Signs and issues the paper: it gets today's date and the next number of its issuer, and is stored unchanged. An
     * earlier paper of this type about the same subject is kept.
     *
     * @throws NoSuchElementException if the paper has no content
     * @throws RefusedException if the person may not sign, or has not confirmed that they read the paper
     */
    public Issued issue(PaperType type, BusinessKey key, Signature signature) {
        return issueAll(type, List.of(key), signature).get(0);
    }

    /** Signs and issues several papers at once, in this order, with consecutive numbers. */
    public List<Issued> issueAll(PaperType type, List<? extends BusinessKey> subjects, Signature signature) {
        return issueAll(List.of(new Papers(type, subjects)), signature);
    }

    /** Signs and issues papers of several types at once. The signer reads all of them before any is issued. */
    public List<Issued> issueAll(List<Papers> several, Signature signature) {
        List<Papers> signed =
                several.stream().filter(one -> !one.subjects().isEmpty()).toList();
        if (!signature.confirmed() && !signed.isEmpty()) {
            throw new UnconfirmedException(signed.stream()
                    .flatMap(one -> unsigned(signable.ready(one, signature.by())).stream())
                    .toList());
        }
        return signed.stream()
                .flatMap(one -> issue(signable.ready(one, signature.by()), signature.by()).stream())
                .toList();
    }

    private List<Supplier<byte[]>> unsigned(Signable.Ready ready) {
        LocalDate today = LocalDate.now(clock);
        return ready.contents().values().stream()
                .map(content -> (Supplier<byte[]>) () -> fill(
                        ready.type(),
                        ready.template(),
                        content,
                        ready.bases(),
                        head.draft(ready.type(), content.bodyCode(), today, ready.authority(content), ready.signer())))
                .toList();
    }

    private List<Issued> issue(Signable.Ready ready, String by) {
        PaperType type = ready.type();
        LocalDate today = LocalDate.now(clock);
        Map<String, Integer> editions = papers.editions(type, ready.contents().keySet()).stream()
                .collect(Collectors.toMap(PaperRepository.Editions::getSubjectKey, PaperRepository.Editions::getLast));
        Map<String, Integer> numbered = new HashMap<>();
        List<Paper> issued = new ArrayList<>();
        ready.contents().forEach((key, content) -> {
            String body = content.bodyCode();
            int number = numbered.containsKey(body)
                    ? numbered.get(body) + 1
                    : numbers.next(body, type.symbol(), today.getYear(), (int) ready.contents().values().stream()
                            .filter(one -> one.bodyCode().equals(body))
                            .count());
            numbered.put(body, number);
            Authority authority = ready.authority(content);
            issued.add(new Paper(
                    type,
                    key,
                    editions.getOrDefault(key, 0) + 1,
                    body,
                    number,
                    today,
                    clock.instant(),
                    new Signer(by, ready.signer(), authority),
                    fill(
                            type,
                            ready.template(),
                            content,
                            ready.bases(),
                            head.issued(type, body, number, today, authority, ready.signer())),
                    ready.template()));
        });
        issued.forEach(paper -> audit.changed(
                AuditKind.PAPER_ISSUED,
                by,
                "%s/%s".formatted(paper.type().file(), paper.subjectKey()),
                "%s số %s, %s".formatted(paper.type().title(), paper.quotedNumber(), paper.signedAs())));
        return papers.saveAll(issued).stream()
                .map(paper -> new Issued(paper.quotedNumber(), paper.issuedOn()))
                .toList();
    }

    /** The last paper of this type that was issued about a subject, as another paper quotes it; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Issued> lastIssued(PaperType type, BusinessKey key) {
        return Optional.ofNullable(lastIssued(type, List.of(key)).get(key.toString()));
    }

    /** The same for several subjects; one without such a paper is missing. */
    @Transactional(readOnly = true)
    public Map<String, Issued> lastIssued(PaperType type, Collection<? extends BusinessKey> keys) {
        Map<String, Issued> last = new HashMap<>();
        papers.lines(type, keys.stream().map(BusinessKey::toString).toList())
                .forEach(paper -> last.put(paper.subjectKey(), new Issued(paper.quotedNumber(), paper.issuedOn())));
        return last;
    }

    /** @throws NoSuchElementException if the paper has no content */
    @Transactional(readOnly = true)
    Draft draft(PaperType type, String key) {
        PaperContent content = content(type, key).orElseThrow(() -> PaperSources.nothing(type, key));
        return new Draft(
                content.bodyCode(),
                fill(
                        type,
                        templates.current(type),
                        content,
                        legalGrounds.on(LocalDate.now(clock)),
                        head.draft(type, content.bodyCode(), LocalDate.now(clock), Authority.OF_THE_CHAIR, "")));
    }

    /** The papers about this subject that have a draft, with the unit that would issue them. */
    @Transactional(readOnly = true)
    Map<PaperType, String> drafts(String key) {
        Map<PaperType, String> drafts = new EnumMap<>(PaperType.class);
        Arrays.stream(PaperType.values())
                .forEach(type -> sources.of(type).issuer(type, key).ifPresent(body -> drafts.put(type, body)));
        return drafts;
    }

    /** The papers that were issued about this subject, the oldest first. */
    @Transactional(readOnly = true)
    List<Paper> issued(String key) {
        return papers.findBySubjectKeyOrderById(key);
    }

    /** The papers of a year that a unit issued, and those about what it does in that year; the latest first. */
    @Transactional(readOnly = true)
    Page<PaperLine> ofUnit(String unitCode, int year, Pageable page) {
        Page<PaperLine> lines = papers.lines(unitCode, year + "-%", year + "-" + unitCode, page);
        Set<Long> marked = signedAmong(lines.getContent());
        return lines.map(line -> line.signed(marked.contains(line.id())));
    }

    /** The papers that were issued about this subject, the oldest first. */
    @Transactional(readOnly = true)
    public List<PaperLine> about(BusinessKey key) {
        List<PaperLine> lines = papers.lines(key.toString());
        Set<Long> marked = signedAmong(lines);
        return lines.stream()
                .map(line -> line.signed(marked.contains(line.id())))
                .toList();
    }

    private Set<Long> signedAmong(List<PaperLine> lines) {
        return signed.among(lines.stream().map(PaperLine::id).toList());
    }

    /** @throws NoSuchElementException if there is none with this id */
    @Transactional(readOnly = true)
    Paper paper(long id) {
        return papers.findById(id).orElseThrow(() -> new NoSuchElementException("Không có văn bản này."));
    }

    private Optional<PaperContent> content(PaperType type, String key) {
        return sources.of(type).content(type, key);
    }

    private static byte[] fill(
            PaperType type,
            TemplateService.Template template,
            PaperContent content,
            List<String> bases,
            Map<String, Object> head) {
        Map<String, Object> values = new HashMap<>(content.values());
        values.putAll(head);
        values.put("year", Integer.toString(content.year()));
        values.put("bases", bases);
        return PaperTemplate.fill(type, template.docx(), values);
    }
}
