package vn.gov.phutho.cleangov.security;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.AccountKeeper;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.StorableText;
import vn.gov.phutho.cleangov.unit.AccountRules;
import vn.gov.phutho.cleangov.unit.TemporaryPosts;

/**
 * Keeps the accounts of people that a provider or a directory has recognised: at each log-in they have the name, the mail
 * address and the groups that it says, and no others.
 */
@Component
class ProvidedAccounts {

    private static final Logger log = LoggerFactory.getLogger(ProvidedAccounts.class);

    private final IdentityService identity;
    private final AccountKeeper keeper;
    private final List<TemporaryPosts> temporary;
    private final String administrator;

    ProvidedAccounts(
            IdentityService identity,
            AccountKeeper keeper,
            List<TemporaryPosts> temporary,
            @Value("${camunda.bpm.admin-user.id}") String administrator) {
        this.identity = identity;
        this.keeper = keeper;
        this.temporary = temporary;
        this.administrator = administrator;
    }

    /**
     * Creates the account of this person or brings it up to date.
     *
     * @return the account's id
     * @throws LogInProblemException if the person has no group here, or the account cannot be one of ours
     */
    String keep(ProvidedPerson person) {
        String account = person.account() == null ? "" : person.account().strip();
        String name = nameOf(person, account);
        objection(account, name).ifPresent(sentence -> {
            throw LogInProblemException.unusable(sentence);
        });
        List<String> groups = ofThisHouse(account, person);
        if (!groups.isEmpty() || identity.createUserQuery().userId(account).count() > 0) {
            keeper.keep(new NewAccount(account, name, null, mailOf(person), groups), temporaryOf(account));
        }
        if (groups.isEmpty()) {
            throw LogInProblemException.unusable(
                    "Tài khoản «%s» chưa được giao vai trò nào trong hệ thống này, hoặc không còn. Hãy đề nghị người quản trị tài khoản của cơ quan giao vai trò, rồi đăng nhập lại."
                            .formatted(account));
        }
        return account;
    }

    private Set<String> temporaryOf(String account) {
        return temporary.stream().flatMap(posts -> posts.of(account).stream()).collect(Collectors.toSet());
    }

    private Optional<String> objection(String account, String name) {
        if (account.isEmpty()) {
            return Optional.of(
                    "Hệ thống tài khoản của cơ quan không cho biết tên đăng nhập của bạn. Hãy báo người quản trị hệ thống.");
        }
        if (!AccountRules.isId(account)) {
            return Optional.of(
                    "Hệ thống tài khoản của cơ quan cho biết tên đăng nhập «%s», hệ thống này không dùng được: tên cần từ 1 đến 64 chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới, @. Hãy báo người quản trị hệ thống."
                            .formatted(printable(account)));
        }
        if (account.equalsIgnoreCase(administrator) || account.equalsIgnoreCase(CurrentUser.SYSTEM)) {
            return Optional.of(
                    "Tên «%s» là của tài khoản quản trị hệ thống này, nên chỉ đăng nhập được bằng mật khẩu riêng của nó."
                            .formatted(account));
        }
        return name.length() > AccountRules.LONGEST_NAME
                ? Optional.of("Họ tên trong hệ thống tài khoản của cơ quan dài quá %d ký tự."
                        .formatted(AccountRules.LONGEST_NAME))
                : StorableText.objectionToName("Họ tên trong hệ thống tài khoản của cơ quan", name);
    }

    private static String nameOf(ProvidedPerson person, String account) {
        return person.name() == null || person.name().isBlank()
                ? account
                : Normalizer.normalize(person.name().strip(), Normalizer.Form.NFC);
    }

    private static String mailOf(ProvidedPerson person) {
        String mail = person.mail() == null ? "" : person.mail().strip();
        return AccountRules.isMail(mail) ? mail : null;
    }

    private List<String> ofThisHouse(String account, ProvidedPerson person) {
        TreeSet<String> others = person.groups().stream()
                .filter(StorableText::isStorable)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> known = others.isEmpty()
                ? List.of()
                : identity.createGroupQuery().groupIdIn(others.toArray(String[]::new)).unlimitedList().stream()
                        .map(Group::getId)
                        .toList();
        known.forEach(others::remove);
        if (!others.isEmpty()) {
            log.warn("Groups of {} that this house does not have are ignored: {}", account, printable(others.stream()));
        }
        return known;
    }

    private static String printable(Stream<String> texts) {
        return texts.map(ProvidedAccounts::printable).collect(Collectors.joining(", "));
    }

    /** A text of somebody else: it cannot write lines of its own into a log. */
    static String printable(String text) {
        return text.replaceAll("[^\\w.@-]", "?").replaceFirst("^(.{64}).+", "$1…");
    }
}
