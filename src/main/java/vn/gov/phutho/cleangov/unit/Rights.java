package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;

/** Answers whether the logged-in person, or a person with certain groups, has a {@link Right}. */
@Component
public class Rights {

    private final UnitService units;
    private final CurrentUser user;

    Rights(UnitService units, CurrentUser user) {
        this.units = units;
        this.user = user;
    }

    /** Whether the logged-in person has the right, in any unit. */
    public boolean has(Right right) {
        return has(user.groups(), right);
    }

    /** Whether the logged-in person has the right in this unit. */
    public boolean has(Right right, String unitCode) {
        return has(user.groups(), right, unitCode);
    }

    /** @throws ForbiddenException if the logged-in person has the right in no unit */
    public void require(Right right) {
        require(has(right), right);
    }

    /** @throws ForbiddenException if the logged-in person does not have the right in this unit */
    public void require(Right right, String unitCode) {
        require(has(right, unitCode), right);
    }

    /** @throws ForbiddenException if the logged-in person does not have the right in this agency of the unit */
    public void requireInAgency(Right right, String agencyCode, String unitCode) {
        require(hasInAgency(right, agencyCode, unitCode), right);
    }

    /** Whether the logged-in person has the right in this agency of the unit. */
    public boolean hasInAgency(Right right, String agencyCode, String unitCode) {
        return user.groups().stream()
                .anyMatch(group -> units.post(group)
                        .filter(post -> right.isOf(post.held()))
                        .filter(post -> post.held().isOfAgencies())
                        .filter(post -> post.group().equals(post.held().group(agencyCode, unitCode)))
                        .isPresent());
    }

    /** Whether a person with these groups has the right, in any unit. */
    public boolean has(Collection<String> groupIds, Right right) {
        return right.isInSystem(groupIds)
                || groupIds.stream()
                        .flatMap(group -> units.post(group).stream())
                        .anyMatch(post -> right.isOf(post.held()));
    }

    /** Whether a person with these groups has the right in this unit. */
    public boolean has(Collection<String> groupIds, Right right, String unitCode) {
        return right.isInSystem(groupIds)
                || groupIds.stream()
                        .flatMap(group -> units.post(group).stream())
                        .filter(post -> right.isOf(post.held()))
                        .anyMatch(post -> reaches(right.reach(), post.unit(), unitCode));
    }

    private boolean reaches(Reach reach, Unit held, String unitCode) {
        return switch (reach) {
            case EVERYWHERE -> true;
            case OWN_AND_BELOW ->
                units.pathTo(unitCode).stream().anyMatch(unit -> unit.code().equals(held.code()));
            case OWN_UNIT, OWN_AGENCY -> held.code().equals(unitCode);
        };
    }

    /**
     * Whether a person with these groups has the right over the members of a group: chairs over their unit and the units
     * below, officers over the units below and their own unit except its chair; the officers of a province over its chair
     * too.
     */
    public boolean over(Collection<String> groupIds, Right right, String groupId) {
        return right.isInSystem(groupIds)
                || units.post(groupId).stream()
                        .flatMap(led -> groupIds.stream()
                                .flatMap(group -> units.post(group).stream())
                                .filter(leader -> right.isOf(leader.held()))
                                .filter(leader -> mayLead(leader, led)))
                        .anyMatch(leader -> reaches(
                                right.reach(),
                                leader.unit(),
                                units.unitOf(groupId).orElseThrow().code()));
    }

    private static boolean mayLead(Post leader, Post led) {
        UnitLevel level = leader.unit().level();
        boolean itself = leader.group().equals(led.group());
        boolean officerOverChair = leader.unit().code().equals(led.unit().code())
                && leader.held() == Role.officerOf(level)
                && led.held() == Role.chairOf(level);
        return level == UnitLevel.PROVINCE && leader.held() == Role.PROVINCE_OFFICER || !itself && !officerOverChair;
    }

    private static void require(boolean has, Right right) {
        if (!has) {
            throw new ForbiddenException(right.refusal());
        }
    }
}
