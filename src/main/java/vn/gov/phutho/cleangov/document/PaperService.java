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
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.audit.AuditKind;
import vn.gov.phutho.cleangov.audit.AuditLog;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.UnitService;

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
    private final Accounts accounts;
    private final TemplateService templates;
    private final LegalGroundService legalGrounds;
    private final ObjectProvider<PaperSource> sources;
    private final SigningRule signing;
    private final SignedPapers signed;
    private final UnitService units;
    private final AuditLog audit;
    private final Clock clock;

    PaperService(
            PaperRepository papers,
            PaperNumbers numbers,
            PaperHead head,
            Accounts accounts,
            TemplateService templates,
            LegalGroundService legalGrounds,
            ObjectProvider<PaperSource> sources,
            SigningRule signing,
            SignedPapers signed,
            UnitService units,
            AuditLog audit,
            Clock clock) {
        this.papers = papers;
        this.numbers = numbers;
        this.head = head;
        this.accounts = accounts;
        this.templates = templates;
        this.legalGrounds = legalGrounds;
        this.sources = sources;
        this.signing = signing;
        this.signed = signed;
        this.units = units;
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

    /**
     * Signs and issues the paper: it gets today's date and the next number of its issuer, and is stored unchanged. An
     * earlier paper of this type about the same subject is kept.
     *
     * @param by the account of the signer
     * @throws NoSuchElementException if the paper has no content
     */
    public Issued issue(PaperType type, BusinessKey key, String by) {
        return issueAll(type, List.of(key), by).get(0);
    }

    /**
     * Signs and issues several papers at once, in this order, with consecutive numbers.
     *
     * @throws NoSuchElementException if one of them has no content
     * @throws RefusedException if the person may not sign, for example as a substitute
     */
    public List<Issued> issueAll(PaperType type, List<? extends BusinessKey> subjects, String by) {
        List<String> keys = subjects.stream().map(BusinessKey::toString).toList();
        if (keys.isEmpty()) {
            return List.of();
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, PaperContent> contents = source(type).contents(type, keys);
        contents.values().stream()
                .map(PaperContent::bodyCode)
                .distinct()
                .forEach(body -> signing.objection(
                                by, type.signedBy(units.unit(body).level()).group(body))
                        .ifPresent(objection -> {
                            throw new RefusedException(RefusalCode.NOT_THE_SIGNER, objection);
                        }));
        Map<String, Integer> editions = papers.editions(type, keys).stream()
                .collect(Collectors.toMap(PaperRepository.Editions::getSubjectKey, PaperRepository.Editions::getLast));
        TemplateService.Template template = templates.current(type);
        List<String> bases = legalGrounds.on(today);
        String signer = accounts.nameOf(by);
        Map<String, Integer> numbered = new HashMap<>();
        List<Paper> issued = new ArrayList<>();
        for (String key : keys) {
            PaperContent content = Optional.ofNullable(contents.get(key)).orElseThrow(() -> nothing(type, key));
            String body = content.bodyCode();
            int number = numbered.containsKey(body)
                    ? numbered.get(body) + 1
                    : numbers.next(body, type.symbol(), today.getYear(), (int) contents.values().stream()
                            .filter(one -> one.bodyCode().equals(body))
                            .count());
            numbered.put(body, number);
            issued.add(new Paper(
                    type,
                    key,
                    editions.getOrDefault(key, 0) + 1,
                    body,
                    number,
                    today,
                    clock.instant(),
                    by,
                    fill(type, template, content, bases, head.issued(type, body, number, today, signer)),
                    template));
        }
        issued.forEach(paper -> audit.changed(
                AuditKind.PAPER_ISSUED,
                by,
                "%s/%s".formatted(paper.type().file(), paper.subjectKey()),
                "%s số %s".formatted(paper.type().title(), paper.quotedNumber())));
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
        PaperContent content = content(type, key).orElseThrow(() -> nothing(type, key));
        return new Draft(
                content.bodyCode(),
                fill(
                        type,
                        templates.current(type),
                        content,
                        legalGrounds.on(LocalDate.now(clock)),
                        head.draft(type, content.bodyCode(), LocalDate.now(clock))));
    }

    private static NoSuchElementException nothing(PaperType type, String key) {
        return new NoSuchElementException("Chưa có nội dung của «%s» cho «%s».".formatted(type.title(), key));
    }

    /** The papers about this subject that have a draft, with the unit that would issue them. */
    @Transactional(readOnly = true)
    Map<PaperType, String> drafts(String key) {
        Map<PaperType, String> drafts = new EnumMap<>(PaperType.class);
        Arrays.stream(PaperType.values())
                .forEach(type -> content(type, key).ifPresent(content -> drafts.put(type, content.bodyCode())));
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
        return source(type).content(type, key);
    }

    private PaperSource source(PaperType type) {
        return sources.orderedStream()
                .filter(source -> source.types().contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No stage writes " + type));
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
