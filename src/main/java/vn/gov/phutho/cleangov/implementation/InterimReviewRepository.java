package vn.gov.phutho.cleangov.implementation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface InterimReviewRepository extends JpaRepository<InterimReview, DossierId> {

    @Query("select new vn.gov.phutho.cleangov.implementation.DoneOnce(r.dossierId, 0, r.reviewedAt)"
            + " from InterimReview r where r.dossierId in :dossiers")
    List<DoneOnce> madeBy(Collection<DossierId> dossiers);
}
