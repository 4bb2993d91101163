package vn.gov.phutho.cleangov.explanation;

import org.springframework.data.jpa.repository.JpaRepository;

interface ExplanationRoundRepository extends JpaRepository<ExplanationRound, String> {}
