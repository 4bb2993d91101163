package vn.gov.phutho.cleangov.duty;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.document.UnsignedPapers;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.engine.Signature;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The duties of units, as a page and as JSON. */
@Controller
class DutyController {

    private static final int UNITS_AT_ONCE = 50;

    /** Higher than any page that exists for all duties of a country. */
    private static final int LAST_PAGE = 100_000;

    private final DutyKeeper keeper;
    private final DutyService duties;
    private final LetterService letters;
    private final CycleService cycles;
    private final UnitService units;
    private final ReadAccess access;
    private final UnsignedPapers unsigned;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    DutyController(
            DutyKeeper keeper,
            DutyService duties,
            LetterService letters,
            CycleService cycles,
            UnitService units,
            ReadAccess access,
            UnsignedPapers unsigned,
            CurrentUser user,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.keeper = keeper;
        this.duties = duties;
        this.letters = letters;
        this.cycles = cycles;
        this.units = units;
        this.access = access;
        this.unsigned = unsigned;
        this.user = user;
        this.clock = clock;
    }

    /**
     * @param year this year if it is missing
     * @param unit if missing, the reader's own unit; for a reader without a unit, the province
     * @param page the page of overdue duties of the units below
     */
    @GetMapping("/duties")
    String page(
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        int shown = year == 0 ? LocalDate.now(clock).getYear() : year;
        String of = unit.isBlank() ? own() : unit;
        access.require(of);
        model.addAttribute("year", shown);
        model.addAttribute("zone", clock.getZone());
        model.addAttribute("states", DutyState.values());
        model.addAttribute(
                "above",
                units.pathTo(of).stream()
                        .filter(one -> access.places().mayRead(one))
                        .toList());
        boolean opened = cycles.exists(shown);
        if (opened) {
            keeper.bringUpToDate(shown, of);
        }
        model.addAttribute("list", opened ? duties.list(shown, of, user.groups(), bounded(page)) : null);
        boolean hasUnitsBelow = units.unit(of).level() != UnitLevel.COMMUNE;
        List<LetterService.Addressee> addressees = hasUnitsBelow && opened ? letters.addressees(shown, of) : List.of();
        model.addAttribute("addressees", addressees);
        model.addAttribute("toSign", addressees.stream().anyMatch(one -> !one.today()));
        model.addAttribute("maySign", hasUnitsBelow && letters.maySign(of, user.groups()));
        model.addAttribute("mayAsk", hasUnitsBelow && letters.mayAsk(of, user.groups()));
        return "duties";
    }

    private String own() {
        return access.places().unitCodes().stream()
                .min((one, other) ->
                        units.unit(one).level().compareTo(units.unit(other).level()))
                .orElseGet(() -> units.provinces().get(0).code());
    }

    @GetMapping("/api/years/{year}/duties")
    @ResponseBody
    DutyPage duties(
            @PathVariable int year,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "0") int page) {
        String of = unit.isBlank() ? own() : unit;
        access.require(of);
        keeper.bringUpToDate(year, of);
        return duties.list(year, of, user.groups(), bounded(page));
    }

    private static int bounded(int page) {
        return Math.max(0, Math.min(LAST_PAGE, page));
    }

    /** The same tables for Excel, with all overdue duties of the units below. */
    @GetMapping("/api/years/{year}/duties.xlsx")
    @ResponseBody
    void workbook(@PathVariable int year, @RequestParam String unit, HttpServletResponse response) throws IOException {
        access.require(unit);
        keeper.bringUpToDate(year, unit);
        DutyPage list = duties.list(year, unit, user.groups(), 0);
        TableWorkbook.send(
                response,
                "nhiem-vu-%d-%s.xlsx".formatted(year, unit),
                TableWorkbook.Table.of("Nhiệm vụ", list.duties(), DutyColumns.ofDuties(clock.getZone())),
                new TableWorkbook.Table<>(
                        "Cấp dưới quá hạn",
                        DutyColumns.ofDuties(clock.getZone()),
                        row -> duties.eachOverdueBelow(year, unit, user.groups(), row)),
                TableWorkbook.Table.of("Từng đơn vị", list.units(), DutyColumns.ofUnits()),
                TableWorkbook.Table.of("Từng điều", list.clauses(), DutyColumns.ofClauses()));
    }

    /** Urges the people responsible for the duty, and records the sender, the recipients and the time. */
    @PostMapping("/api/years/{year}/duties/{code}/urgings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void urge(@PathVariable int year, @PathVariable String code, @RequestParam String unit) {
        access.require(unit);
        duties.urge(year, unit, code, user.id(), user.groups());
    }

    /** Urges the people responsible for all overdue duties of these units. */
    @PostMapping("/api/years/{year}/urgings")
    @ResponseBody
    DutyService.Urgings urge(@PathVariable int year, @RequestParam List<String> unit) {
        if (unit.size() > UNITS_AT_ONCE) {
            throw new RefusedException("Mỗi lần đôn đốc không quá %d đơn vị.".formatted(UNITS_AT_ONCE));
        }
        unit.forEach(access::require);
        return duties.urgeOverdue(year, unit, user.id(), user.groups());
    }

    /**
     * The chair, or a deputy named for letters, signs a letter to each of these units about its overdue duties.
     *
     * @param confirmed whether the signer has read the letters: see {@code /papers}
     */
    @PostMapping("/api/years/{year}/letters")
    @ResponseBody
    LetterService.Letters sign(
            @PathVariable int year,
            @RequestParam List<String> unit,
            @RequestParam(defaultValue = "false") boolean confirmed) {
        if (unit.size() > UNITS_AT_ONCE) {
            throw new RefusedException("Mỗi lần ký không quá %d công văn.".formatted(UNITS_AT_ONCE));
        }
        unit.forEach(access::require);
        return letters.sign(year, unit, new Signature(user.id(), confirmed), user.groups());
    }

    /** These letters as they would be issued. Nothing is issued. */
    @PostMapping("/api/years/{year}/letters/papers")
    @ResponseBody
    UnsignedPapers.Shown unsigned(@PathVariable int year, @RequestParam List<String> unit) {
        return unsigned.of(() -> sign(year, unit, false));
    }

    /** Notifies the unit's chair that there are letters to sign. */
    @PostMapping("/api/years/{year}/letters/requests")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void ask(@PathVariable int year, @RequestParam String unit) {
        access.require(unit);
        rights.require(Right.ASK_FOR_LETTERS, unit);
        keeper.bringUpToDate(year, unit);
        letters.ask(year, unit, user.id());
    }
}
