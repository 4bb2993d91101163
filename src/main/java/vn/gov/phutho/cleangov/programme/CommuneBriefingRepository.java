package vn.gov.phutho.cleangov.programme;

import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface CommuneBriefingRepository extends JpaRepository<CommuneBriefing, DossierId> {}
