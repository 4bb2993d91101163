package vn.gov.phutho.cleangov.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.account.AccountFile.Entry;
import vn.gov.phutho.cleangov.account.AccountPlan.Kind;
import vn.gov.phutho.cleangov.account.AccountPlan.Line;
import vn.gov.phutho.cleangov.account.PresentAccounts.Known;
import vn.gov.phutho.cleangov.engine.AccountBatch;
import vn.gov.phutho.cleangov.engine.AccountStore.NewAccount;
import vn.gov.phutho.cleangov.engine.AdministrativeAct;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.security.LogInWays;
import vn.gov.phutho.cleangov.unit.PostNames;
import vn.gov.phutho.cleangov.unit.UnitService;

/** Creates and changes accounts from a file: all of its rows or none. An account without a row stays as it is. */
@Service
class AccountImportService {

    private final PresentAccounts accounts;
    private final AccountBatch batch;
    private final UnitService units;
    private final LogInWays ways;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    AccountImportService(
            PresentAccounts accounts,
            AccountBatch batch,
            UnitService units,
            LogInWays ways,
            CurrentUser user,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.accounts = accounts;
        this.batch = batch;
        this.units = units;
        this.ways = ways;
        this.user = user;
        this.events = events;
        this.jdbc = jdbc;
    }

    /** @param passwords of the new accounts; empty if there are none, or people log in at a provider */
    record Applied(AccountPlan plan, List<FirstPassword> passwords) {}

    /**
     * What the file would change.
     *
     * @throws RefusedException if the file cannot be read
     */
    @Transactional(readOnly = true)
    public AccountPlan preview(byte[] file) {
        return plan(AccountFile.read(file), accounts.all());
    }

    /**
     * Writes what the file changes. If a row has a fault, nothing is written and the plan says so.
     *
     * @param shown the fingerprint of the plan that the administrator has seen; null for programs that ask for none
     * @throws RefusedException if the file cannot be read, or the accounts have changed since that plan
     */
    @Transactional
    public Applied apply(byte[] file, String shown) {
        List<Entry> entries = AccountFile.read(file);
        // Two files at once are written one after the other.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('account-import', 0))")
                .query((row, number) -> true)
                .single();
        Map<String, Known> known = accounts.all();
        AccountPlan plan = plan(entries, known);
        if (plan.faulty() > 0) {
            return new Applied(plan, List.of());
        }
        if (shown != null && !shown.equals(plan.fingerprint())) {
            throw new RefusedException(
                    RefusalCode.CHANGED_MEANWHILE,
                    "Tệp hoặc các tài khoản đã khác so với lúc xem trước, nên chưa ghi gì. Hãy xem trước lại.");
        }
        Map<String, List<Line>> byAccount = plan.lines().stream()
                .filter(line -> !line.changes().isEmpty())
                .collect(Collectors.groupingBy(Line::account, LinkedHashMap::new, Collectors.toList()));
        List<FirstPassword> passwords = create(byAccount.values().stream()
                .filter(lines -> lines.get(0).has(Kind.NEW))
                .toList());
        batch.change(byAccount.values().stream()
                .filter(lines -> !lines.get(0).has(Kind.NEW))
                .map(lines -> change(lines, known.get(lines.get(0).account())))
                .toList());
        record(plan, passwords.size());
        return new Applied(plan, passwords);
    }

    private AccountPlan plan(List<Entry> entries, Map<String, Known> known) {
        return new AccountPlanner(units, new PostNames(units), known).plan(entries);
    }

    private List<FirstPassword> create(List<List<Line>> people) {
        List<FirstPassword> passwords = ways.everybodyHasAPassword()
                ? people.stream()
                        .map(lines -> new FirstPassword(
                                lines.get(0).account(),
                                lines.get(0).name(),
                                lines.stream().map(Line::post).collect(Collectors.joining("; ")),
                                FirstPassword.random()))
                        .toList()
                : List.of();
        batch.create(
                people.stream()
                        .map(lines -> new NewAccount(
                                lines.get(0).account(),
                                lines.get(0).name(),
                                null,
                                lines.get(0).mail().isEmpty()
                                        ? null
                                        : lines.get(0).mail(),
                                groups(lines)))
                        .toList(),
                passwords.stream().collect(Collectors.toMap(FirstPassword::account, FirstPassword::password)));
        return passwords;
    }

    private static AccountBatch.Change change(List<Line> lines, Known known) {
        Line first = lines.get(0);
        boolean otherMail = !first.mail().isEmpty() && !first.mail().equals(known.mail());
        return new AccountBatch.Change(
                known.account(),
                first.name().equals(known.name()) ? null : first.name(),
                otherMail ? first.mail() : null,
                groups(lines));
    }

    private static List<String> groups(List<Line> lines) {
        return lines.stream().flatMap(line -> line.groups().stream()).toList();
    }

    private void record(AccountPlan plan, int passwords) {
        if (plan.created() + plan.changed() + plan.postsAdded() > 0) {
            events.publishEvent(new AdministrativeAct(
                    AdministrativeAct.Kind.ACCOUNT,
                    user.id(),
                    "",
                    "Nạp tệp tài khoản: %d tài khoản mới, %d sửa, thêm vị trí ở %d dòng; giao tệp %d mật khẩu lần đầu"
                            .formatted(plan.created(), plan.changed(), plan.postsAdded(), passwords)));
        }
    }
}
