package vn.gov.phutho.cleangov.reclassification;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.document.PaperContent;
import vn.gov.phutho.cleangov.document.PaperService;
import vn.gov.phutho.cleangov.document.PaperSource;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ExcellenceFile;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.dossier.Side;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The content of three papers: withdrawal of a class, new decision, new request (D2.3c, D2.3d, D2.3e). */
@Component
class ReclassificationPapers implements PaperSource {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final ReclassificationRepository reclassifications;
    private final DossierService dossiers;
    private final ScoreService scoring;
    private final ExcellenceFile excellence;
    private final PaperService papers;
    private final UnitService units;
    private final Clock clock;

    ReclassificationPapers(
            ReclassificationRepository reclassifications,
            DossierService dossiers,
            ScoreService scoring,
            ExcellenceFile excellence,
            PaperService papers,
            UnitService units,
            Clock clock) {
        this.reclassifications = reclassifications;
        this.dossiers = dossiers;
        this.scoring = scoring;
        this.excellence = excellence;
        this.papers = papers;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Set<PaperType> types() {
        return Set.of(PaperType.WITHDRAWAL_DECISION, PaperType.RENEWED_DECISION, PaperType.RENEWED_REQUEST);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PaperContent> content(PaperType type, String key) {
        return BusinessKey.find(DossierId.class, key)
                .flatMap(reclassifications::findFirstByDossierIdOrderByIdDesc)
                .flatMap(current -> {
                    Dossier dossier = dossiers.dossier(current.dossier());
                    return switch (type) {
                        case WITHDRAWAL_DECISION -> withdrawal(current, dossier);
                        case RENEWED_DECISION -> decision(current, dossier);
                        case RENEWED_REQUEST -> request(current, dossier);
                        default -> Optional.empty();
                    };
                });
    }

    /** None if no chair withdrew the decision, or if the new decision is already made. */
    private Optional<PaperContent> withdrawal(Reclassification current, Dossier dossier) {
        if (!current.withdrawnByChair() || current.decidedAt() != null) {
            return Optional.empty();
        }
        boolean ofProvince = current.formerClass() == Classification.XUAT_SAC;
        String body = ofProvince ? units.provinceOf(dossier.districtCode()).code() : dossier.districtCode();
        return Optional.of(new PaperContent(body, dossier.year())
                .unit("communeName", units.name(dossier.communeCode()))
                .text("withdrawn", ofProvince ? decisionOfProvince(dossier.year(), body) : decisionOfDistrict(dossier))
                .text("formerClass", current.formerClass().title())
                .text("homeAffairs", ofProvince ? "Giám đốc Sở Nội vụ" : "Trưởng phòng Nội vụ")
                .paragraphs("reason", current.reason()));
    }

    /** None until the decision table has been evaluated again. */
    private Optional<PaperContent> decision(Reclassification current, Dossier dossier) {
        Classification decided = Optional.ofNullable(current.decidedClass()).orElse(current.proposedClass());
        if (decided == null) {
            return Optional.empty();
        }
        String commune = units.name(dossier.communeCode());
        return Optional.of(new PaperContent(dossier.districtCode(), dossier.year())
                .unit("communeName", commune)
                .text("formerClass", ofDistrict(current.formerClass()).title())
                .text("classification", decided.titleByDistrict())
                .text("recognition", decided.recognised() ? "Công nhận" : "Không công nhận")
                .text(
                        "appraised",
                        number(scoring.totals(dossier.key(), Side.APPRAISED).total()))
                .text("maximum", number(scoring.criteriaSet(dossier.key()).maxPoints()))
                .text("cause", current.cause())
                .text("replaced", decisionOfDistrict(dossier))
                .paragraphs("reason", current.decidedClass() == null ? current.reason() : current.decisionReason()));
    }

    /** The class that the district itself had decided. Only the province decides that a commune is excellent. */
    private static Classification ofDistrict(Classification former) {
        return former == Classification.XUAT_SAC ? Classification.VUNG_MANH : former;
    }

    /** None unless the chair has decided that the commune is excellent. */
    private Optional<PaperContent> request(Reclassification current, Dossier dossier) {
        if (current.decidedClass() != Classification.XUAT_SAC || !dossier.excellenceRequested()) {
            return Optional.empty();
        }
        DossierId id = dossier.key();
        String commune = units.name(dossier.communeCode());
        return Optional.of(new PaperContent(dossier.districtCode(), dossier.year())
                .unit("communeName", commune)
                .text(
                        "self",
                        dossier.handedInAt() == null
                                ? "–"
                                : number(scoring.totals(id, Side.SELF).total()))
                .text("appraised", number(scoring.totals(id, Side.APPRAISED).total()))
                .text("maximum", number(scoring.criteriaSet(id).maxPoints()))
                .text("cause", current.cause())
                .text("decidedOn", DAY.format(LocalDate.ofInstant(current.decidedAt(), clock.getZone())))
                .paragraphs("reason", current.decisionReason())
                .sections(
                        "annexes",
                        List.of(new PaperContent(dossier.districtCode(), dossier.year())
                                .text("communeName", commune)
                                .paragraphs("achievements", String.join("\n", excellence.achievements(id)))
                                .table("sheet", excellence.sheet(id)))));
    }

    /** The district's last decision on this commune's class: «Quyết định số 05/QĐ-UBND ngày 30 tháng 11 năm 2026». */
    private String decisionOfDistrict(Dossier dossier) {
        return papers.lastIssued(PaperType.RENEWED_DECISION, dossier.getId())
                .or(() -> papers.lastIssued(
                        PaperType.CLASS_DECISION, new UnitYear(dossier.year(), dossier.districtCode())))
                .map(decision -> "Quyết định " + decision.quoted())
                .orElse("quyết định xếp loại chính quyền cơ sở năm " + dossier.year());
    }

    private String decisionOfProvince(int year, String provinceCode) {
        return papers.lastIssued(PaperType.EXCELLENCE_DECISION, new UnitYear(year, provinceCode))
                .map(decision -> "Quyết định " + decision.quoted())
                .orElse("quyết định công nhận xuất sắc năm " + year);
    }

    private static String number(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }
}
