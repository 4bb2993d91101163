package vn.gov.phutho.cleangov.finalvalue;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** The duty of agencies to enter the final values of indicators that they appraised as estimates. */
@Component
class FinalValueDuties implements DutySource {

    private final FinalValueRepository finalValues;
    private final FinalValueService service;
    private final Clock clock;

    FinalValueDuties(FinalValueRepository finalValues, FinalValueService service, Clock clock) {
        this.finalValues = finalValues;
        this.service = service;
        this.clock = clock;
    }

    private record Owed(UnitYear session, String agency) {}

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(FinalValue.class, FinalValue::sessionId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<UnitYear> keys = UnitLevel.DISTRICT.of(units).stream()
                .map(district -> new UnitYear(year, district.code()))
                .toList();
        return finalValues.findBySessionIdInOrderByIdDossierIdAscIdIndicatorAsc(keys).stream()
                .collect(Collectors.groupingBy(
                        one -> new Owed(one.sessionId(), one.agency()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> duty(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Duty duty(Owed owed, List<FinalValue> values) {
        UnitYear session = owed.session();
        return new Duty(
                "final-values-" + owed.agency(),
                Clause.D2_3C,
                "Nhập số chính thức thay số ước (%d chỉ tiêu)".formatted(values.size()),
                session.unitCode(),
                Role.agencyGroup(owed.agency(), session.unitCode()),
                values.get(0).openedAt().atZone(clock.getZone()),
                service.due(session),
                values.stream().allMatch(FinalValue::isEntered) ? lastEntered(values) : null);
    }

    private static Instant lastEntered(List<FinalValue> values) {
        return values.stream()
                .map(FinalValue::enteredAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
