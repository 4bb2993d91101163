package vn.gov.phutho.cleangov.implementation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.YearObligation;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Difficulties that a commune raises and its district solves (D3.1b). */
@Service
@Transactional
public class DifficultyService implements YearObligation {

    private static final int LONGEST_TEXT = 2000;
    private static final int DAYS_TO_ANSWER = 10;
    private static final int DAYS_TO_JUDGE = 5;

    private final DifficultyRepository difficulties;
    private final ImplementationProcess process;
    private final UnitService units;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DifficultyService(
            DifficultyRepository difficulties,
            ImplementationProcess process,
            UnitService units,
            WorkingCalendar calendar,
            Clock clock) {
        this.difficulties = difficulties;
        this.process = process;
        this.units = units;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * The commune raises a difficulty; from now on the district has a task.
     *
     * @param source where it was raised, in Vietnamese: «giao ban tháng 3»
     */
    void raise(DossierId id, String source, String content, String by) {
        Difficulty raised = difficulties.saveAndFlush(new Difficulty(id, source, content, by, clock.instant()));
        process.difficultyRaised(id, units.name(id.communeCode()), raised.id());
    }

    /** The district says what it has done. */
    public void answer(long id, String answer, String by) {
        if (answer.isBlank() || answer.length() > LONGEST_TEXT) {
            throw new RefusedException(
                    "Ghi huyện đã giải quyết như thế nào, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        difficulty(id).answered(answer, by, clock.instant());
    }

    /** The commune finds the difficulty solved. */
    public void solved(long id, String by) {
        difficulty(id).judged("", by, clock.instant());
    }

    /** The commune sends it back and says what is still missing. */
    public void sendBack(long id, String missing, String by) {
        if (missing.isBlank() || missing.length() > LONGEST_TEXT) {
            throw new RefusedException(
                    "Ghi rõ còn thiếu gì để huyện giải quyết tiếp, không quá %d ký tự.".formatted(LONGEST_TEXT));
        }
        difficulty(id).judged(missing, by, clock.instant());
    }

    /** Ten working days for the district, from the day on which it was asked, or asked again. */
    @Transactional(readOnly = true)
    public ZonedDateTime answerDue(long id) {
        return answerDue(difficulty(id));
    }

    ZonedDateTime answerDue(Difficulty difficulty) {
        return workingDaysAfter(difficulty.askedAt(), DAYS_TO_ANSWER);
    }

    /** Five working days for the commune, from the day of the answer. */
    @Transactional(readOnly = true)
    public ZonedDateTime judgementDue(long id) {
        return judgementDue(difficulty(id));
    }

    ZonedDateTime judgementDue(Difficulty difficulty) {
        return workingDaysAfter(difficulty.answeredAt(), DAYS_TO_JUDGE);
    }

    private ZonedDateTime workingDaysAfter(Instant moment, int days) {
        return calendar.due(calendar.plusWorkingDays(LocalDate.ofInstant(moment, clock.getZone()), days));
    }

    /** @throws NoSuchElementException if there is none with this number */
    @Transactional(readOnly = true)
    Difficulty difficulty(long id) {
        return difficulties
                .findById(id)
                .orElseThrow(() -> new NoSuchElementException("Không có khó khăn số " + id + "."));
    }

    @Transactional(readOnly = true)
    List<Difficulty> of(DossierId id) {
        return difficulties.findByDossierIdOrderById(id);
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unfinished(int year) {
        return difficulties.findBySolvedAtIsNullOrderById().stream()
                .filter(open -> open.dossierId().year() == year)
                .map(open -> "khó khăn của %s nêu tại %s"
                        .formatted(units.name(open.dossierId().communeCode()), open.source()))
                .toList();
    }
}
