package vn.gov.phutho.cleangov.explanation;

import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface ExplanationRoundRepository extends JpaRepository<ExplanationRound, UnitYear> {}
