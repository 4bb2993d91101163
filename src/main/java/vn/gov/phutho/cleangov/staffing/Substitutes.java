package vn.gov.phutho.cleangov.staffing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.BorrowedPosts;

/** A substitute holds the posts of the absent person for the time of the substitution. */
@Component
class Substitutes implements BorrowedPosts {

    private final SubstitutionRepository substitutions;

    Substitutes(SubstitutionRepository substitutions) {
        this.substitutions = substitutions;
    }

    @Override
    public Optional<String> absentHolder(String account, String post) {
        return substitutions.findBySubstituteAndEndedAtIsNull(account).stream()
                .filter(Substitution::lasts)
                .filter(substitution -> substitution.groups().contains(post))
                .findFirst()
                .map(Substitution::account);
    }
}
