package vn.gov.phutho.cleangov.staffing;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.document.SigningRule;
import vn.gov.phutho.cleangov.unit.Accounts;

/** A substitute does the work of the absent person but may not sign papers: the paper would show the wrong title. */
@Component
class NoSubstituteSigns implements SigningRule {

    private final SubstitutionRepository substitutions;
    private final Accounts accounts;

    NoSubstituteSigns(SubstitutionRepository substitutions, Accounts accounts) {
        this.substitutions = substitutions;
        this.accounts = accounts;
    }

    @Override
    public Optional<String> objection(String account, String post) {
        return substitutions.findBySubstituteAndEndedAtIsNull(account).stream()
                .filter(Substitution::lasts)
                .filter(substitution -> substitution.groups().contains(post))
                .findFirst()
                .map(substitution ->
                        ("Đồng chí đang làm thay nên không ký văn bản: văn bản này do %s ký. Việc chờ người ký"
                                        + " trở lại, hoặc đến khi việc làm thay được kết thúc.")
                                .formatted(accounts.nameOf(substitution.account())));
    }
}
