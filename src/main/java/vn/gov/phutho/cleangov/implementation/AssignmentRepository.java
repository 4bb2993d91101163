package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface AssignmentRepository extends JpaRepository<Assignment, DossierId> {

    @Query("select new vn.gov.phutho.cleangov.implementation.DoneOnce(a.dossierId, 0, a.assignedAt)"
            + " from Assignment a where a.dossierId in :dossiers")
    List<DoneOnce> madeBy(Collection<DossierId> dossiers);
}
