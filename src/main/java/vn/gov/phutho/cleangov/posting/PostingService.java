package vn.gov.phutho.cleangov.posting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
     */
    void hear(UnitYear id, HeardOpinions heard, String by) {
        Map<String, PublicOpinion> earlier = of(id).stream()
                .filter(one -> !one.isAnswered())
                .collect(Collectors.toMap(one -> String.valueOf(one.id()), one -> one));
        problems(id, heard, earlier.keySet()).orThrow();
        long unanswered =
                heard.opinions().stream().filter(one -> !one.answered()).count()
                        + earlier.keySet().stream()
                                .filter(number -> heard.answer(number).isEmpty())
                                .count();
        if (over(id) && unanswered > 0) {
            throw new RefusedException(
                    "Đã hết thời gian công khai: còn %d ý kiến của nhân dân chưa được trả lời.".formatted(unanswered));
        }
        publicOpinions.saveAllAndFlush(
                heard.opinions().stream().map(one -> opinion(id, one, by)).toList());
        earlier.forEach((number, one) -> {
            if (!heard.answer(number).isEmpty()) {
                one.answered(heard.answer(number), by, clock.instant());
            }
        });
        if (over(id)) {
            posting(id).close(clock.instant());
        }
    }

    private Objections problems(UnitYear id, HeardOpinions heard, Set<String> unanswered) {
        Objections problems = new Objections();
        Set<String> communes = dossiers.ofDistrict(id.year(), id.unitCode()).stream()
                .map(Dossier::communeCode)
                .collect(Collectors.toSet());
        int line = 0;
        for (HeardOpinions.Heard one : heard.opinions()) {
            String place = "Dòng %d: ".formatted(++line);
            problemOf(id, one, communes).ifPresent(problem -> problems.add(place + problem + "."));
        }
        if (line > MOST_AT_ONCE) {
            problems.add("Mỗi lần ghi không quá %d ý kiến.".formatted(MOST_AT_ONCE));
        }
        heard.answers().forEach((number, answer) -> {
            if (!unanswered.contains(number)) {
                problems.add("Ý kiến số %s không có hoặc đã được trả lời.".formatted(number));
            } else if (answer.length() > LONGEST_TEXT) {
                problems.add("Trả lời ý kiến số %s dài quá %d ký tự.".formatted(number, LONGEST_TEXT));
            }
        });
        return problems;
    }

    private Optional<String> problemOf(UnitYear id, HeardOpinions.Heard one, Set<String> communes) {
        if (!communes.contains(one.commune())) {
            return Optional.of("chọn một xã, phường, thị trấn của huyện");
        }
        if (one.speaker().isEmpty() || one.speaker().length() > LONGEST_SPEAKER) {
            return Optional.of("ghi họ tên, nơi ở của người có ý kiến, không quá %d ký tự".formatted(LONGEST_SPEAKER));
        }
        LocalDate posted = postedOn(id);
        if (one.receivedOn()
                .filter(day -> !day.isBefore(posted) && !day.isAfter(LocalDate.now(clock)))
                .isEmpty()) {
            return Optional.of("ngày nhận phải từ ngày công khai (%s) đến hôm nay".formatted(DAY.format(posted)));
        }
        if (one.content().isEmpty() || one.content().length() > LONGEST_TEXT) {
            return Optional.of("ghi nội dung ý kiến, không quá %d ký tự".formatted(LONGEST_TEXT));
        }
        return one.answer().length() > LONGEST_TEXT
                ? Optional.of("trả lời dài quá %d ký tự".formatted(LONGEST_TEXT))
                : Optional.empty();
    }

    private PublicOpinion opinion(UnitYear id, HeardOpinions.Heard one, String by) {
        PublicOpinion opinion = new PublicOpinion(
                id, one.commune(), one.speaker(), one.receivedOn().orElseThrow(), one.content(), by, clock.instant());
        if (one.answered()) {
            opinion.answered(one.answer(), by, clock.instant());
        }
        return opinion;
    }

    /** The opinions, in the order in which they were recorded. */
    @Transactional(readOnly = true)
    List<PublicOpinion> of(UnitYear id) {
        return publicOpinions.findByPostingIdOrderById(id);
    }

    /** @throws NoSuchElementException if the district's results of this year are not posted yet */
    @Transactional(readOnly = true)
    Posting posting(UnitYear id) {
        return postings.findById(id)
                .orElseThrow(() -> new NoSuchElementException("Kết quả «" + id + "» chưa được công khai."));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> figures(DossierId commune) {
        UnitYear id = new UnitYear(commune.year(), dossiers.dossier(commune).districtCode());
        return postings.findById(id).stream()
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
