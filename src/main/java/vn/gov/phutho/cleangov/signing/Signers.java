package vn.gov.phutho.cleangov.signing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.document.Authority;
import vn.gov.phutho.cleangov.document.PaperType;
import vn.gov.phutho.cleangov.document.SigningRule;
import vn.gov.phutho.cleangov.engine.GroupMembers;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.BorrowedPosts;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/**
 * A paper is signed by the person whose post it is, or by a deputy that the chair has named for such papers and this day.
 * A substitute does the work of the absent person but signs nothing: a task group gives no signature.
 */
@Component
class Signers implements SigningRule {

    private final SigningService signing;
    private final GroupMembers members;
    private final BorrowedPosts borrowed;
    private final Accounts accounts;
    private final UnitService units;
    private final Clock clock;

    Signers(
            SigningService signing,
            GroupMembers members,
            BorrowedPosts borrowed,
            Accounts accounts,
            UnitService units,
            Clock clock) {
        this.signing = signing;
        this.members = members;
        this.borrowed = borrowed;
        this.accounts = accounts;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public Authority authority(String account, String bodyCode, PaperType type) {
        Unit body = units.unit(bodyCode);
        String post = type.signedBy(body.level()).group(bodyCode);
        Optional<String> absent = borrowed.absentHolder(account, post);
        if (absent.isEmpty() && members.groupsOf(account).contains(post)) {
            return Authority.OF_THE_CHAIR;
        }
        List<SigningAuthority> named = type.field().isEmpty() ? List.of() : signing.of(account, bodyCode);
        LocalDate today = LocalDate.now(clock);
        return named.stream()
                .filter(one -> one.isOn(today))
                .filter(one -> one.fields().contains(type.field().orElseThrow()))
                .findFirst()
                .map(SigningAuthority::authority)
                .orElseThrow(() -> new RefusedException(
                        RefusalCode.NOT_THE_SIGNER, absent.map(this::substitute).orElseGet(() -> other(named, body))));
    }

    private String substitute(String absent) {
        return ("Đồng chí đang làm thay nên không ký văn bản: văn bản này do %s ký. Việc chờ người ký trở lại, hoặc đến khi"
                        + " việc làm thay được kết thúc, hoặc đến khi Chủ tịch giao đồng chí ký thay.")
                .formatted(accounts.nameOf(absent));
    }

    private static String other(List<SigningAuthority> named, Unit body) {
        String rule =
                "Văn bản này do Chủ tịch UBND %s ký, hoặc do người được Chủ tịch giao ký thay loại văn bản này ký."
                        .formatted(body.name());
        return named.stream()
                .findFirst()
                .map(last -> "%s Đồng chí được giao ký: %s%s."
                        .formatted(rule, SigningService.description(last), last.isOver() ? "; đã kết thúc" : ""))
                .orElse("Đồng chí không ký được. " + rule);
    }
}
