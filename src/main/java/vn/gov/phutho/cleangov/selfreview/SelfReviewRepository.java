package vn.gov.phutho.cleangov.selfreview;

import org.springframework.data.jpa.repository.JpaRepository;

interface SelfReviewRepository extends JpaRepository<SelfReview, String> {}
