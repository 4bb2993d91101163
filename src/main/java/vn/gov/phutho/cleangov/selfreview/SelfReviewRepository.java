package vn.gov.phutho.cleangov.selfreview;

import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface SelfReviewRepository extends JpaRepository<SelfReview, DossierId> {}
