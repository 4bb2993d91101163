package vn.gov.phutho.cleangov.recognition;

import org.springframework.data.jpa.repository.JpaRepository;
import vn.gov.phutho.cleangov.dossier.DossierId;

interface RecognitionRepository extends JpaRepository<Recognition, DossierId> {}
