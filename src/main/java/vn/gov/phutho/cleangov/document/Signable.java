package vn.gov.phutho.cleangov.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.PersonName;

/** Prepares papers for a signer: the contents, and by what authority the person signs them. */
@Component
class Signable {

    private final PaperSources sources;
    private final SigningRule signing;
    private final Accounts accounts;
    private final TemplateService templates;
    private final LegalGroundService legalGrounds;
    private final Clock clock;

    Signable(
            PaperSources sources,
            SigningRule signing,
            Accounts accounts,
            TemplateService templates,
            LegalGroundService legalGrounds,
            Clock clock) {
        this.sources = sources;
        this.signing = signing;
        this.accounts = accounts;
        this.templates = templates;
        this.legalGrounds = legalGrounds;
        this.clock = clock;
    }

    /**
     * Papers that a person may sign.
     *
     * @param contents one for each subject, in order
     * @param authorities of the signer, by issuing body
     * @param signer the full name of the person
     */
    record Ready(
            PaperType type,
            Map<String, PaperContent> contents,
            Map<String, Authority> authorities,
            String signer,
            TemplateService.Template template,
            List<String> bases) {

        Authority authority(PaperContent content) {
            return authorities.get(content.bodyCode());
        }
    }

    /** @throws RefusedException if the person may not sign all of them */
    Ready ready(PaperService.Papers papers, String by) {
        PaperType type = papers.type();
        List<String> keys =
                papers.subjects().stream().map(BusinessKey::toString).toList();
        Map<String, PaperContent> found = sources.of(type).contents(type, keys);
        Map<String, PaperContent> contents = new LinkedHashMap<>();
        Map<String, Authority> authorities = new HashMap<>();
        for (String key : keys) {
            PaperContent content =
                    Optional.ofNullable(found.get(key)).orElseThrow(() -> PaperSources.nothing(type, key));
            contents.put(key, content);
            authorities.computeIfAbsent(content.bodyCode(), body -> signing.authority(by, body, type));
        }
        return new Ready(
                type,
                contents,
                authorities,
                signerName(type, by),
                templates.current(type),
                legalGrounds.on(LocalDate.now(clock)));
    }

    /** The full name below the signature. Minutes name nobody: they are signed by hand. */
    private String signerName(PaperType type, String by) {
        String name = accounts.ownNameOf(by);
        if (type.field().isPresent() && !PersonName.isOfAPerson(name)) {
            throw new RefusedException(
                    RefusalCode.NOT_THE_SIGNER,
                    ("Tài khoản của đồng chí mang tên «%s», không phải họ và tên người ký, nên chưa ký được: hãy báo người"
                                    + " quản trị ghi đúng họ và tên.")
                            .formatted(name));
        }
        return name;
    }
}
