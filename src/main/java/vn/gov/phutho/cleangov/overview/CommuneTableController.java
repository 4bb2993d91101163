package vn.gov.phutho.cleangov.overview;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.overview.CommuneTable.Query;
import vn.gov.phutho.cleangov.overview.CommuneTable.Show;
import vn.gov.phutho.cleangov.overview.CommuneTable.Sort;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The communes of a district or of a province: as a page, and as an Excel file with the same rows. */
@Controller
class CommuneTableController {

    /** Higher than any page that exists for all communes of a country. */
    private static final int LAST_PAGE = 1_000;

    private final CommuneTable communes;
    private final StandingService standings;
    private final CycleService cycles;
    private final UnitService units;
    private final Accounts accounts;
    private final ReadAccess access;
    private final CurrentUser user;
    private final PageHead head;
    private final Rights rights;

    CommuneTableController(
            CommuneTable communes,
            StandingService standings,
            CycleService cycles,
            UnitService units,
            Accounts accounts,
            ReadAccess access,
            CurrentUser user,
            PageHead head,
            Rights rights) {
        this.rights = rights;
        this.communes = communes;
        this.standings = standings;
        this.cycles = cycles;
        this.units = units;
        this.accounts = accounts;
        this.access = access;
        this.user = user;
        this.head = head;
    }

    @GetMapping({"/{level:districts}/{code}", "/{level:provinces}/{code}/communes"})
    String page(
            @PathVariable String level,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "NAME") Sort sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        return table(level(level), code, new Query(year, code, q, show, sort, descending, page), model);
    }

    private static UnitLevel level(String path) {
        return path.equals("districts") ? UnitLevel.DISTRICT : UnitLevel.PROVINCE;
    }

    private String table(UnitLevel level, String code, Query asked, Model model) {
        Unit unit = unit(level, code);
        int year = head.write(model, asked.year());
        Query query = new Query(
                year,
                code,
                asked.words(),
                asked.show(),
                asked.sort(),
                asked.descending(),
                Math.max(0, Math.min(LAST_PAGE, asked.page())));
        boolean open = cycles.exists(year);
        boolean district = level == UnitLevel.DISTRICT;
        model.addAttribute("unit", unit);
        model.addAttribute("above", district ? units.provinceOf(code) : null);
        model.addAttribute("readsAbove", district && access.places().mayRead(units.provinceOf(code)));
        model.addAttribute("path", district ? "/districts/" + code : "/provinces/" + code + "/communes");
        model.addAttribute("query", query);
        model.addAttribute("shows", Show.values());
        model.addAttribute(
                "extendable",
                rights.has(Right.CHANGE_DEADLINES)
                        ? Stream.of(Milestone.values())
                                .filter(one -> one.unitLevel() == UnitLevel.COMMUNE)
                                .toList()
                        : List.of());
        model.addAttribute("officers", district && names(code) ? officers(code) : Map.of());
        model.addAttribute("sorts", Sort.values());
        model.addAttribute(
                "s", open && district ? standings.standing(year, unit).orElse(null) : null);
        model.addAttribute("found", open ? communes.page(query) : null);
        return "communes";
    }

    /** Whether the reader may name the officers in charge of the district's communes. */
    private boolean names(String district) {
        return rights.has(Right.NAME_OFFICERS_IN_CHARGE, district);
    }

    private Map<String, String> officers(String district) {
        return accounts.membersOf(Role.DISTRICT_OFFICER.group(district));
    }

    @GetMapping("/{level:districts|provinces}/{code}/communes.xlsx")
    void workbook(
            @PathVariable String level,
            @PathVariable String code,
            @RequestParam int year,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "ALL") Show show,
            @RequestParam(defaultValue = "NAME") Sort sort,
            @RequestParam(defaultValue = "false") boolean descending,
            HttpServletResponse response)
            throws IOException {
        unit(level(level), code);
        if (!cycles.exists(year)) {
            throw new NoSuchElementException("Năm " + year + " chưa được mở.");
        }
        Query query = new Query(year, code, q, show, sort, descending, 0);
        TableWorkbook.send(
                response,
                "cac-xa-%d-%s.xlsx".formatted(year, code),
                CommuneWorkbook.of(row -> communes.each(query, row)));
    }

    /** The unit, if it exists, has this level and the reader may read it. */
    private Unit unit(UnitLevel level, String code) {
        Unit unit = units.find(code)
                .filter(one -> one.level() == level)
                .orElseThrow(() ->
                        new NoSuchElementException("Không có %s nào mang mã «%s».".formatted(level.title(), code)));
        access.require(code);
        return unit;
    }
}
