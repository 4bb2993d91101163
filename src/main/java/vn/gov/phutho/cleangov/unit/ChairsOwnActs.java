package vn.gov.phutho.cleangov.unit;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.InPersonRule;

/** Tasks that a model assigns to a commune's chair must be done by the chair in person (D3.1a). */
@Component
class ChairsOwnActs implements InPersonRule {

    private static final String IN_PERSON =
            "Việc này do đích thân Chủ tịch UBND xã thực hiện, không ai làm thay và không ủy quyền được.";

    @Override
    public Optional<String> forMembersOf(String groupId) {
        return Role.COMMUNE_CHAIR.isOf(groupId) ? Optional.of(IN_PERSON) : Optional.empty();
    }
}
