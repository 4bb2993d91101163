package vn.gov.phutho.cleangov.overview;

import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.EvidenceService;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Everything of one commune and year: its processes with people and dates, their diagrams, evidence, papers, messages. */
@Controller
class DossierPageController {

    private final DossierService dossiers;
    private final EvidenceService evidence;
    private final PaperService papers;
    private final MessageList messages;
    private final OpenTasks openTasks;
    private final DossierPath path;
    private final UnitService units;
    private final ReadAccess access;
    private final PageHead head;

    DossierPageController(
            DossierService dossiers,
            EvidenceService evidence,
            PaperService papers,
            MessageList messages,
            OpenTasks openTasks,
            DossierPath path,
            UnitService units,
            ReadAccess access,
            PageHead head) {
        this.dossiers = dossiers;
        this.evidence = evidence;
        this.papers = papers;
        this.messages = messages;
        this.openTasks = openTasks;
        this.path = path;
        this.units = units;
        this.access = access;
        this.head = head;
    }

    @GetMapping("/dossiers/{key}")
    String dossier(@PathVariable DossierId key, Model model) {
        Dossier dossier = readable(key);
        head.write(model, dossier.year());
        model.addAttribute("dossier", dossier);
        model.addAttribute("unit", units.known(dossier.communeCode()).orElseThrow());
        model.addAttribute("district", units.known(dossier.districtCode()).orElseThrow());
        model.addAttribute(
                "readsDistrict",
                units.find(dossier.districtCode())
                        .filter(access.places()::mayRead)
                        .isPresent());
        model.addAttribute("inCharge", openTasks.inCharge(dossier).orElse(null));
        List<DossierPath.Way> ways = path.ways(keys(dossier));
        model.addAttribute(
                "own",
                ways.stream()
                        .filter(way -> way.key().equals(dossier.getId().toString()))
                        .toList());
        model.addAttribute(
                "shared",
                ways.stream()
                        .filter(way -> !way.key().equals(dossier.getId().toString()))
                        .toList());
        model.addAttribute("evidence", evidence.of(List.of(dossier.key())).getOrDefault(dossier.key(), List.of()));
        model.addAttribute("papers", papers.about(dossier.getId()));
        model.addAttribute("messages", messages.of(dossier));
        return "dossier";
    }

    @GetMapping("/api/dossiers/{key}/diagrams/{instance}")
    @ResponseBody
    DossierPath.Diagram diagram(@PathVariable DossierId key, @PathVariable String instance) {
        return path.diagram(instance, keys(readable(key)))
                .orElseThrow(() -> new NoSuchElementException("Hồ sơ %s không có quy trình này.".formatted(key)));
    }

    /** The dossier, if the reader may read it. */
    Dossier readable(DossierId key) {
        Dossier dossier = dossiers.dossier(key);
        access.require(dossier.communeCode());
        return dossier;
    }

    /** The business keys of the dossier and, if the reader may read the district, of its district. */
    List<BusinessKey> keys(Dossier dossier) {
        BusinessKey district = new UnitYear(dossier.year(), dossier.districtCode());
        return access.mayRead(dossier.districtCode()) ? List.of(dossier.key(), district) : List.of(dossier.key());
    }
}
