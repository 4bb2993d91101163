package vn.gov.phutho.cleangov.posting;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.CommuneFigures;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** The posting of a district's results for ten days, and the people's opinions on them. */
@Service
@Transactional
public class PostingService implements CommuneFigures {

    /** The number of whole days after the day of posting. */
    static final int DAYS = 10;

    private static final int LONGEST_TEXT = 4000;
    private static final int LONGEST_SPEAKER = 300;
    private static final int MOST_AT_ONCE = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final PostingRepository postings;
    private final PublicOpinionRepository publicOpinions;
    private final DossierService dossiers;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PostingService(
            PostingRepository postings,
            PublicOpinionRepository publicOpinions,
            DossierService dossiers,
            WorkingCalendar calendar,
            Clock clock) {
        this.postings = postings;
        this.publicOpinions = publicOpinions;
        this.dossiers = dossiers;
        this.calendar = calendar;
        this.clock = clock;
    }

    public void post(UnitYear id) {
        postings.save(new Posting(id, clock.instant()));
    }

    /** The last day of the posting. */
    @Transactional(readOnly = true)
    public LocalDate lastDay(UnitYear id) {
        return postedOn(id).plusDays(DAYS);
    }

    /** When all answers are due: at the end of the first working day after the last day of the posting. */
    @Transactional(readOnly = true)
    public ZonedDateTime answersDue(UnitYear id) {
        return calendar.due(calendar.plusWorkingDays(lastDay(id), 1));
    }

    LocalDate postedOn(UnitYear id) {
        return LocalDate.ofInstant(posting(id).postedAt(), clock.getZone());
    }

    /** Whether the ten days are over. */
    @Transactional(readOnly = true)
    public boolean over(UnitYear id) {
        return LocalDate.now(clock).isAfter(lastDay(id));
    }

    /**
     * Records opinions and answers, all or nothing. After the ten days every opinion must have an answer, and the
     * posting is closed.
     *
     * @param opinions an array of {@code {commune, speaker, receivedOn, content, answer}}; the answer may still be missing
     * @param answers an object id of an earlier opinion → its answer
     */
    public void hear(UnitYear id, JsonNode opinions, JsonNode answers, String by) {
        Objections problems = new Objections();
        List<PublicOpinion> heard = new ArrayList<>();
        Set<String> communes = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::communeCode)
                .collect(Collectors.toSet());
        int line = 0;
        for (JsonNode one : opinions) {
            line++;
            Optional<String> problem = problemOf(id, one, communes);
            if (problem.isPresent()) {
                problems.add("Dòng %d: %s.".formatted(line, problem.get()));
            } else {
                heard.add(opinion(id, one, by));
            }
        }
        if (line > MOST_AT_ONCE) {
            problems.add("Mỗi lần ghi không quá %d ý kiến.".formatted(MOST_AT_ONCE));
        }
        Map<String, PublicOpinion> earlier = of(id).stream()
                .filter(one -> !one.isAnswered())
                .collect(Collectors.toMap(one -> String.valueOf(one.id()), one -> one));
        answers.properties().forEach(answer -> {
            if (!earlier.containsKey(answer.getKey())) {
                problems.add("Ý kiến số %s không có hoặc đã được trả lời.".formatted(answer.getKey()));
            } else if (text(answer.getValue()).length() > LONGEST_TEXT) {
                problems.add("Trả lời ý kiến số %s dài quá %d ký tự.".formatted(answer.getKey(), LONGEST_TEXT));
            }
        });
        problems.orThrow();
        long unanswered = heard.stream().filter(one -> !one.isAnswered()).count()
                + earlier.keySet().stream()
                        .filter(number -> text(answers.path(number)).isEmpty())
                        .count();
        if (over(id) && unanswered > 0) {
            throw new RefusedException(
                    "Đã hết thời gian công khai: còn %d ý kiến của nhân dân chưa được trả lời.".formatted(unanswered));
        }
        publicOpinions.saveAllAndFlush(heard);
        earlier.forEach((number, one) -> {
            if (!text(answers.path(number)).isEmpty()) {
                one.answered(text(answers.path(number)), by, clock.instant());
            }
        });
        if (over(id)) {
            posting(id).close(clock.instant());
        }
    }

    private Optional<String> problemOf(UnitYear id, JsonNode one, Set<String> communes) {
        Optional<LocalDate> receivedOn = FormFields.day(text(one, "receivedOn"), clock.getZone());
        if (!communes.contains(text(one, "commune"))) {
            return Optional.of("chọn một xã, phường, thị trấn của huyện");
        }
        if (text(one, "speaker").isEmpty() || text(one, "speaker").length() > LONGEST_SPEAKER) {
            return Optional.of("ghi họ tên, nơi ở của người có ý kiến, không quá %d ký tự".formatted(LONGEST_SPEAKER));
        }
        if (receivedOn.isEmpty()
                || receivedOn.get().isBefore(postedOn(id))
                || receivedOn.get().isAfter(LocalDate.now(clock))) {
            return Optional.of("ngày nhận phải từ ngày công khai (%s) đến hôm nay".formatted(DAY.format(postedOn(id))));
        }
        if (text(one, "content").isEmpty() || text(one, "content").length() > LONGEST_TEXT) {
            return Optional.of("ghi nội dung ý kiến, không quá %d ký tự".formatted(LONGEST_TEXT));
        }
        return text(one, "answer").length() > LONGEST_TEXT
                ? Optional.of("trả lời dài quá %d ký tự".formatted(LONGEST_TEXT))
                : Optional.empty();
    }

    private PublicOpinion opinion(UnitYear id, JsonNode one, String by) {
        PublicOpinion opinion = new PublicOpinion(
                id.toString(),
                text(one, "commune"),
                text(one, "speaker"),
                FormFields.day(text(one, "receivedOn"), clock.getZone()).orElseThrow(),
                text(one, "content"),
                by,
                clock.instant());
        if (!text(one, "answer").isEmpty()) {
            opinion.answered(text(one, "answer"), by, clock.instant());
        }
        return opinion;
    }

    /** The opinions, in the order in which they were recorded. */
    @Transactional(readOnly = true)
    List<PublicOpinion> of(UnitYear id) {
        return publicOpinions.findByPostingIdOrderById(id.toString());
    }

    /** @throws NoSuchElementException if the district's results of this year are not posted yet */
    @Transactional(readOnly = true)
    Posting posting(UnitYear id) {
        return postings.findById(id.toString())
                .orElseThrow(() -> new NoSuchElementException("Kết quả «" + id + "» chưa được công khai."));
    }

    private static String text(JsonNode one, String field) {
        return text(one.path(field));
    }

    private static String text(JsonNode node) {
        return node.asText("").strip();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(DossierId commune) {
        UnitYear id = new UnitYear(commune.year(), dossiers.dossier(commune).districtCode());
        return postings.findById(id.toString()).stream()
                .map(posting -> {
                    List<PublicOpinion> said = of(id).stream()
                            .filter(opinion -> opinion.communeCode().equals(commune.communeCode()))
                            .toList();
                    return "Công khai kết quả %d ngày từ %s: %s."
                            .formatted(
                                    DAYS,
                                    DAY.format(postedOn(id)),
                                    said.isEmpty()
                                            ? "không có ý kiến"
                                            : "%d ý kiến, đã trả lời %d"
                                                    .formatted(
                                                            said.size(),
                                                            said.stream()
                                                                    .filter(PublicOpinion::isAnswered)
                                                                    .count()));
                })
                .toList();
    }
}
