package vn.gov.phutho.cleangov.unit;

import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;

/** The units that the logged-in person may read: their own and those below, including former units. */
@Component
public class ReadAccess {

    private final UnitService units;
    private final CurrentUser user;

    ReadAccess(UnitService units, CurrentUser user) {
        this.units = units;
        this.user = user;
    }

    /** The places of the logged-in person. */
    public Places places() {
        return units.placesOf(user.groups());
    }

    /** Whether the person only reads: whatever else an auditor is, they change nothing. */
    public boolean onlyReads() {
        return SystemRole.onlyReads(user.groups());
    }

    /** Whether the person may read the data of this unit; false if there was never such a unit. */
    public boolean mayRead(String unitCode) {
        return units.known(unitCode).filter(places()::mayRead).isPresent();
    }

    /**
     * @throws ForbiddenException if the person may not read the data of this unit
     * @throws NoSuchElementException if there was never a unit with this code
     */
    public void require(String unitCode) {
        Unit unit = units.known(unitCode)
                .orElseThrow(() -> new NoSuchElementException("Không có đơn vị nào mang mã «%s».".formatted(unitCode)));
        if (!places().mayRead(unit)) {
            throw new ForbiddenException();
        }
    }
}
