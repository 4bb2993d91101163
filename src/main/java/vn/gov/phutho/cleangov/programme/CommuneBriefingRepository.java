package vn.gov.phutho.cleangov.programme;

import org.springframework.data.jpa.repository.JpaRepository;

interface CommuneBriefingRepository extends JpaRepository<CommuneBriefing, String> {}
