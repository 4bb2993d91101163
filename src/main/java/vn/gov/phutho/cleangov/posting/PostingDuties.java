package vn.gov.phutho.cleangov.posting;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.Clause;
import vn.gov.phutho.cleangov.cycle.Duty;
import vn.gov.phutho.cleangov.cycle.DutySource;
import vn.gov.phutho.cleangov.cycle.UnitYear;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/** The duties of a district to post its results and to answer the opinions on them. */
@Component
class PostingDuties implements DutySource {

    private final PostingRepository postings;
    private final PostingService service;
    private final Clock clock;

    PostingDuties(PostingRepository postings, PostingService service, Clock clock) {
        this.postings = postings;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public Set<UnitLevel> levels() {
        return Set.of(UnitLevel.DISTRICT);
    }

    @Override
    public List<Kind<?>> kinds() {
        return List.of(new Kind<>(Posting.class, Posting::getId));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Duty> duties(int year, List<Unit> units) {
        List<UnitYear> keys = UnitLevel.DISTRICT.of(units).stream()
                .map(district -> new UnitYear(year, district.code()))
                .toList();
        return postings.findAllById(keys).stream()
                .map(posting -> new Duty(
                        "posting",
                        Clause.D2_3C,
                        "Công khai kết quả, trả lời ý kiến nhân dân",
                        posting.districtCode(),
                        Role.DISTRICT_OFFICER.group(posting.districtCode()),
                        posting.postedAt().atZone(clock.getZone()),
                        service.answersDue(posting.getId()),
                        posting.closedAt()))
                .toList();
    }
}
