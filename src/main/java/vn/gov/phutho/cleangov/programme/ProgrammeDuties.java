package vn.gov.phutho.cleangov.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.Milestone;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.cycle.Window;
import vn.gov.phutho.cleangov.dossier.Dossier;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** A district's programme, its emulation target, the briefings of key officials and the 100 % registration. */
@Component
class ProgrammeDuties implements DutySource {

    private final ProgrammeService programmes;
    private final DossierService dossiers;
    private final CycleService cycles;
    private final Clock clock;

    ProgrammeDuties(ProgrammeService programmes, DossierService dossiers, CycleService cycles, Clock clock) {
        this.programmes = programmes;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(
                new Kind<>(Programme.class, Programme::key),
                new Kind<>(CommuneBriefing.class, CommuneBriefing::getId),
                new Kind<>(Dossier.class, Dossier::key));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<Unit> districts = UnitLevel.DISTRICT.of(units);
        Map<String, Window> windows = cycles.windows(year, Milestone.DISTRICT_PROGRAMME, districts);
        Map<String, Window> registration = cycles.windows(year, Milestone.REGISTRATION, districts);
        return districts.stream()
                .map(district -> new UnitYear(year, district.code()))
                .flatMap(id -> programmes.find(id).stream()
                        .flatMap(programme ->
                                duties(programme, windows.get(id.unitCode()), registration.get(id.unitCode()))))
                .toList();
    }

    private Stream<Duty> duties(Programme programme, Window window, Window registration) {
        String district = programme.key().unitCode();
        String officers = Role.DISTRICT_OFFICER.group(district);
        String chair = Role.DISTRICT_CHAIR.group(district);
        return Stream.of(
                Duty.in(
                        window,
                        "programme",
                        Clause.D2_1,
                        "Chương trình năm, phối hợp với Mặt trận và các đoàn thể",
                        district,
                        programme.waitsForChair() ? chair : officers,
                        programme.approvedAt().orElse(null)),
                Duty.in(
                        window,
                        "emulation-target",
                        Clause.D2_3B,
                        "Đưa đăng ký vào chỉ tiêu thi đua",
                        district,
                        officers,
                        Optional.ofNullable(programme.targetDate())
                                .map(date -> date.atStartOfDay(clock.getZone()).toInstant())
                                .orElse(null)),
                briefings(programme.key(), window, officers),
                registrations(programme, registration, chair));
    }

    private Duty briefings(UnitYear id, Window window, String officers) {
        List<Instant> held = programmes.briefed(id).values().stream()
                .map(CommuneBriefing::recordedAt)
                .toList();
        int communes = dossiers.ofDistrict(id.year(), id.unitCode()).size();
        return Duty.in(
                window,
                "commune-briefings",
                Clause.D2_2A,
                "Quán triệt cho cán bộ chủ chốt (%d/%d xã)".formatted(held.size(), communes),
                id.unitCode(),
                officers,
                last(held, communes));
    }

    private Duty registrations(Programme programme, Window registration, String chair) {
        UnitYear id = programme.key();
        List<Dossier> communes = dossiers.ofDistrict(id.year(), id.unitCode());
        List<Instant> registered = communes.stream()
                .map(Dossier::registeredAt)
                .filter(Objects::nonNull)
                .toList();
        Instant all = last(registered, communes.size());
        return new Duty(
                "full-registration",
                Clause.D2_3A,
                "100%% xã đăng ký phấn đấu (%d/%d xã)".formatted(registered.size(), communes.size()),
                id.unitCode(),
                chair,
                registration.opens(),
                programmes.followUpDue(id),
                all == null ? programme.followedUpAt() : all);
    }

    /** When the last of so many was done; null as long as some are missing. */
    private static Instant last(List<Instant> done, int expected) {
        return done.size() < expected
                ? null
                : done.stream().max(Comparator.naturalOrder()).orElse(null);
    }
}
