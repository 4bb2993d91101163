package vn.gov.phutho.cleangov.implementation;

import org.springframework.data.jpa.repository.JpaRepository;

interface InterimReviewRepository extends JpaRepository<InterimReview, String> {}
