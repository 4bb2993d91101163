package vn.gov.phutho.cleangov.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.JobQueue;
import vn.gov.phutho.cleangov.notification.NoticeService;
import vn.gov.phutho.cleangov.overview.Standing.Ahead;
import vn.gov.phutho.cleangov.security.FailedSignIns;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The first page: the reader's open tasks, the progress of the reader's unit, the phase of the year. */
@Controller
class HomeController {

    private static final int TASKS_SHOWN = 10;

    private final OverviewService overview;
    private final StandingService standings;
    private final OpenTasks openTasks;
    private final CycleService cycles;
    private final DossierService dossiers;
    private final UnitService units;
    private final ReadAccess access;
    private final NoticeService notices;
    private final CurrentUser user;
    private final FailedSignIns failedSignIns;
    private final PageHead head;
    private final Clock clock;
    private final boolean rehearsing;
    private final Rights rights;
    private final JobQueue jobs;

    HomeController(
            OverviewService overview,
            StandingService standings,
            OpenTasks openTasks,
            CycleService cycles,
            DossierService dossiers,
            UnitService units,
            ReadAccess access,
            NoticeService notices,
            CurrentUser user,
            FailedSignIns failedSignIns,
            PageHead head,
            Clock clock,
            @Value("${cleangov.clock.movable:false}") boolean rehearsing,
            Rights rights,
            JobQueue jobs) {
        this.rights = rights;
        this.jobs = jobs;
        this.overview = overview;
        this.standings = standings;
        this.openTasks = openTasks;
        this.cycles = cycles;
        this.dossiers = dossiers;
        this.units = units;
        this.access = access;
        this.notices = notices;
        this.user = user;
        this.failedSignIns = failedSignIns;
        this.head = head;
        this.clock = clock;
        this.rehearsing = rehearsing;
    }

    @GetMapping("/")
    String home(Model model) {
        LocalDate today = LocalDate.now(clock);
        int year = head.write(model, today.getYear());
        model.addAttribute("rehearsing", rehearsing);
        model.addAttribute("today", today);
        model.addAttribute("undelivered", rights.has(Right.READ_MAILS) ? notices.undelivered() : null);
        model.addAttribute("failedWork", rights.has(Right.RETRY_WORK) ? jobs.failed() : 0);
        model.addAttribute("failedSignIns", failedSignIns.unseenBy(user.id()));
        OpenTasks.Work work = openTasks.workOf(user.id(), user.groups(), TASKS_SHOWN);
        model.addAttribute("work", work);
        model.addAttribute("guide", Guide.sentences(units.rolesOf(user.groups()), work));
        List<Unit> places = units.placesOf(user.groups()).unitCodes().stream()
                .sorted()
                .map(units::unit)
                .toList();
        Optional<Unit> led = led(places);
        boolean open = led.isEmpty() && cycles.exists(year);
        Optional<String> district = district(places);
        boolean several = overseesSeveral(places);
        model.addAttribute("provinces", several ? standings.provinces(year) : List.of());
        model.addAttribute("district", district.map(units::name).orElse(null));
        model.addAttribute(
                "standing", led.flatMap(unit -> standings.standing(year, unit)).orElse(null));
        model.addAttribute(
                "figures",
                open && !several
                        ? district.map(code -> overview.year(year, code)).orElseGet(() -> overview.year(year))
                        : null);
        model.addAttribute("ahead", open ? ahead(year, places) : List.of());
        model.addAttribute("communes", communes(year, places));
        return "home";
    }

    /** Whether the reader sees several provinces: an administrator or auditor, who works in no unit. */
    private boolean overseesSeveral(List<Unit> places) {
        return rights.has(Right.READ_EVERYTHING)
                && places.isEmpty()
                && units.provinces().size() > 1;
    }

    /** The district with whose communes a commune is compared. */
    private Optional<String> district(List<Unit> places) {
        return places.stream()
                .filter(place -> place.level() == UnitLevel.COMMUNE)
                .findFirst()
                .map(commune -> units.districtOf(commune.code()).code());
    }

    /**
     * The province or district whose communes the reader follows; the highest one if there are several. An
     * administrator or auditor, who works in no unit, follows the province if there is only one. Empty for a person who works in
     * a commune.
     */
    private Optional<Unit> led(List<Unit> places) {
        List<Unit> followed = rights.has(Right.READ_EVERYTHING) && places.isEmpty() ? units.provinces() : places;
        return followed.stream()
                .filter(unit -> unit.level() != UnitLevel.COMMUNE && !overseesSeveral(places))
                .filter(access.places()::mayRead)
                .min(Comparator.comparing(Unit::level));
    }

    /** The deadlines that hold for the reader's own unit; a reader without a unit gets the general ones. */
    private List<Ahead> ahead(int year, List<Unit> places) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        List<Window> windows = places.isEmpty()
                ? cycles.windows(year)
                : cycles.windows(year, places.get(0).code());
        return windows.stream()
                .filter(window -> window.due().isAfter(now))
                .map(this::ahead)
                .toList();
    }

    private Ahead ahead(Window window) {
        return new Ahead(
                window.milestone().title(),
                window.due(),
                ChronoUnit.DAYS.between(LocalDate.now(clock), window.due().toLocalDate()));
    }

    /** A commune of the reader, and its dossier of the year. */
    record MyCommune(Unit unit, Dossier dossier) {}

    private List<MyCommune> communes(int year, List<Unit> places) {
        return places.stream()
                .filter(place -> place.level() == UnitLevel.COMMUNE)
                .map(place -> dossiers.find(year, place.code()).map(dossier -> new MyCommune(place, dossier)))
                .flatMap(Optional::stream)
                .toList();
    }
}
