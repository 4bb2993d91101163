package vn.gov.phutho.cleangov.signing;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.unit.TemporaryPosts;

/** The groups that deputies belong to until the end of their authority. */
@Component
class DeputiesGroups implements TemporaryPosts {

    private final SigningAuthorityRepository authorities;

    DeputiesGroups(SigningAuthorityRepository authorities) {
        this.authorities = authorities;
    }

    @Override
    public List<String> of(String account) {
        return authorities.findByDeputyAndEndedAtIsNull(account).stream()
                .filter(SigningAuthority::lasts)
                .flatMap(one -> one.fields().stream().map(field -> field.group(one.unitCode())))
                .distinct()
                .toList();
    }
}
