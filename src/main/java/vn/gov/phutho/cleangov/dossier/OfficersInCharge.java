package vn.gov.phutho.cleangov.dossier;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.platform.ForbiddenException;
import vn.gov.phutho.cleangov.platform.RefusedException;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The officers of a district in charge of its communes (D2.1). The district's chair or officers name them. */
@Service
@Transactional
class OfficersInCharge {

    private final DossierService dossiers;
    private final CycleService cycles;
    private final UnitService units;
    private final Accounts accounts;
    private final Clock clock;
    private final Rights rights;

    OfficersInCharge(
            DossierService dossiers,
            CycleService cycles,
            UnitService units,
            Accounts accounts,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.dossiers = dossiers;
        this.cycles = cycles;
        this.units = units;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Names the officer in charge of these communes: for all of them or none.
     *
     * @param account an officer of their district; blank for no officer
     * @param by the account of the person who names the officer
     * @param groups the posts of that person
     * @throws RefusedException if the year is not open, if that person may not name officers for these communes, or
     *     if the account is not such an officer
     */
    void name(int year, Collection<String> communeCodes, String account, String by, Collection<String> groups) {
        if (!cycles.yearsOpen().contains(year)) {
            throw new RefusedException("Năm %d không mở nên không giao người phụ trách được.".formatted(year));
        }
        communeCodes.forEach(commune -> require(commune, account, groups));
        communeCodes.forEach(commune -> dossiers.change(
                new DossierId(year, commune),
                "",
                dossier -> dossier.putInCharge(account.isBlank() ? null : account, by, clock.instant())));
    }

    private void require(String commune, String account, Collection<String> groups) {
        String district = units.districtOf(commune).code();
        if (!rights.has(groups, Right.NAME_OFFICERS_IN_CHARGE, district)) {
            throw new ForbiddenException(Right.NAME_OFFICERS_IN_CHARGE.refusal());
        }
        if (!account.isBlank()
                && !accounts.membersOf(Role.DISTRICT_OFFICER.group(district)).containsKey(account)) {
            throw new RefusedException("Người phụ trách %s phải là chuyên viên của %s."
                    .formatted(units.name(commune), units.name(district)));
        }
    }
}
