package vn.gov.phutho.cleangov.implementation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.dossier.ComputedIndicators;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.standard.Indicator;
import vn.gov.phutho.cleangov.standard.Measurement;

/**
 * The indicators whose values are computed from the records of registration and implementation (D5): in the default
 * set 4.1 (registered, assigned, by the chair), 4.2 (briefings where all reported), 4.3 (reports in time) and 5.5
 * (grassroots democracy).
 */
@Component
@Transactional(readOnly = true)
class RecordedIndicators implements ComputedIndicators {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ImplementationService implementation;
    private final DossierService dossiers;
    private final DemocracyChecklist checklist;
    private final Clock clock;

    RecordedIndicators(
            ImplementationService implementation, DossierService dossiers, DemocracyChecklist checklist, Clock clock) {
        this.implementation = implementation;
        this.dossiers = dossiers;
        this.checklist = checklist;
        this.clock = clock;
    }

    @Override
    public Optional<Value> value(DossierId id, Indicator indicator) {
        if (indicator.computed() == null) {
            return Optional.empty();
        }
        return switch (indicator.computed()) {
            case REGISTRATION_AND_ASSIGNMENT -> Optional.of(registrationAndAssignment(id));
            case BRIEFINGS -> briefings(id);
            case REPORTS -> reports(id);
            case GRASSROOTS_DEMOCRACY -> Optional.of(democracy(id));
        };
    }

    /** Only the chair can register and assign, in person (D3.1a). */
    private Value registrationAndAssignment(DossierId id) {
        Dossier dossier = dossiers.dossier(id);
        Optional<Assignment> assignment = implementation.assignment(id);
        boolean registered = dossier.registeredAt() != null;
        String registration = registered
                ? "Đăng ký ngày %s, %s."
                        .formatted(day(dossier.registeredAt()), dossier.registeredInTime() ? "đúng hạn" : "quá hạn")
                : "Chưa đăng ký.";
        String plan = assignment
                .map(one -> "Phân công ngày %s cho %d người."
                        .formatted(day(one.assignedAt()), one.people().size()))
                .orElse("Chưa phân công.");
        return new Value(
                Measurement.ofItems(List.of(
                        dossier.registeredInTime(), assignment.isPresent(), registered && assignment.isPresent())),
                registration + " " + plan);
    }

    private Optional<Value> briefings(DossierId id) {
        List<Integer> owed = implementation.owedMonths(id);
        List<Briefing> held = implementation.briefings(id);
        List<Integer> complete =
                held.stream().filter(Briefing::complete).map(Briefing::month).toList();
        return share(
                complete.size(),
                owed.size(),
                "Phải giao ban %d kỳ, đã họp %d kỳ, đủ người báo cáo %d kỳ.%s"
                        .formatted(
                                owed.size(),
                                held.size(),
                                complete.size(),
                                months(" Không họp hoặc chưa đủ: ", owed, complete)));
    }

    private static String months(String label, List<Integer> owed, List<Integer> complete) {
        String open = owed.stream()
                .filter(month -> !complete.contains(month))
                .map(month -> "tháng " + month)
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? "" : label + open + ".";
    }

    /** The quarterly reports to the Party committee and the interim review, which goes to the district. */
    private Optional<Value> reports(DossierId id) {
        List<Integer> quarters = implementation.owedQuarters(id);
        long toParty = implementation.partyReports(id).stream()
                .filter(PartyReport::inTime)
                .count();
        boolean interim =
                implementation.interimReview(id).filter(InterimReview::inTime).isPresent();
        return share(
                (int) toParty + (interim ? 1 : 0),
                quarters.size() + 1,
                "Báo cáo cấp ủy đúng hạn %d/%d quý; sơ kết sáu tháng %s."
                        .formatted(toParty, quarters.size(), interim ? "đúng hạn" : "quá hạn hoặc không làm"));
    }

    private Value democracy(DossierId id) {
        List<DemocracyItem> planned = implementation.democracy(id);
        int contents = planned.isEmpty() ? checklist.contents().size() : planned.size();
        int done = (int) planned.stream().filter(DemocracyItem::done).count();
        return share(done, contents, "Đã thực hiện %d/%d nội dung dân chủ ở cơ sở.".formatted(done, contents))
                .orElseThrow();
    }

    private static Optional<Value> share(int part, int whole, String evidence) {
        return whole == 0
                ? Optional.empty()
                : Optional.of(new Value(
                        Measurement.of(BigDecimal.valueOf(part)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)),
                        evidence));
    }

    private String day(java.time.Instant moment) {
        return Timetable.inWords(LocalDate.ofInstant(moment, clock.getZone()));
    }
}
