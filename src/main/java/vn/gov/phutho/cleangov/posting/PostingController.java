package vn.gov.phutho.cleangov.posting;

import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.ReadAccess;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The posted results and the opinions on them, as JSON. */
@RestController
class PostingController {

    private final PostingService postings;
    private final DossierService dossiers;
    private final UnitService units;
    private final ReadAccess access;

    PostingController(PostingService postings, DossierService dossiers, UnitService units, ReadAccess access) {
        this.postings = postings;
        this.dossiers = dossiers;
        this.units = units;
        this.access = access;
    }

    /** @param lastDay the last day of the posting */
    record PostingView(
            UnitYear postingId,
            String districtName,
            int year,
            LocalDate postedOn,
            LocalDate lastDay,
            boolean over,
            List<CommuneView> communes,
            List<OpinionView> opinions) {}

    record CommuneView(String code, String name) {}

    /** @param answer null if there is none yet */
    record OpinionView(
            Long id,
            String communeCode,
            String communeName,
            String speaker,
            LocalDate receivedOn,
            String content,
            String answer) {}

    @GetMapping("/api/postings/{id}")
    PostingView posting(@PathVariable UnitYear id) {
        Posting posting = postings.posting(id);
        access.require(posting.districtCode());
        return new PostingView(
                id,
                units.name(posting.districtCode()),
                posting.year(),
                postings.postedOn(id),
                postings.lastDay(id),
                postings.over(id),
                dossiers.ofDistrict(posting.year(), posting.districtCode()).stream()
                        .map(Dossier::communeCode)
                        .map(code -> new CommuneView(code, units.name(code)))
                        .toList(),
                postings.of(id).stream()
                        .map(one -> new OpinionView(
                                one.id(),
                                one.communeCode(),
                                units.name(one.communeCode()),
                                one.speaker(),
                                one.receivedOn(),
                                one.content(),
                                one.answer()))
                        .toList());
    }
}
