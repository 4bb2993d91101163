package vn.gov.phutho.cleangov.inspection;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

interface InspectionVisitRepository extends JpaRepository<InspectionVisit, Long> {

    List<InspectionVisit> findByInspectionIdOrderByPlannedOnAscIdAsc(AgencyYear inspectionId);

    /** The visits of a year that were held in these units. */
    @Query("""
            select v from InspectionVisit v, Inspection i
            where i.id = v.inspectionId and i.year = :year and v.unitCode in :units and v.heldOn is not null
            """)
    List<InspectionVisit> held(int year, Collection<String> units);
}
