package vn.gov.phutho.cleangov.unit;

import java.util.NoSuchElementException;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.ForbiddenException;

/** What the person who is logged in may read: their own units and those below them, those that are no more too. */
@Component
public class ReadAccess {

    private final UnitService units;
    private final CurrentUser user;

    ReadAccess(UnitService units, CurrentUser user) {
        this.units = units;
        this.user = user;
    }

    /** Where they work. */
    public Places places() {
        return units.placesOf(user.groups());
    }

    /** Whether what belongs to this unit is for them; nothing is that belongs to none. */
    public boolean mayRead(String unitCode) {
        return units.known(unitCode).filter(places()::mayRead).isPresent();
    }

    /**
     * @throws ForbiddenException if what belongs to this unit is not for them
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
