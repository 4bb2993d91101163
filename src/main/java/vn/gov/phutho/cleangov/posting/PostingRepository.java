package vn.gov.phutho.cleangov.posting;

import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.cycle.UnitYear;

interface PostingRepository extends JpaRepository<Posting, UnitYear> {}
