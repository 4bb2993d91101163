package vn.gov.phutho.cleangov.staffing;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.TemporaryPosts;

/** The posts that substitutes hold until their substitution ends. */
@Component
class SubstitutesPosts implements TemporaryPosts {

    private final SubstitutionRepository substitutions;

    SubstitutesPosts(SubstitutionRepository substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public List<String> of(String account) {
        return substitutions.groupsHeldBy(account);
    }
}
