package vn.gov.phutho.cleangov.recognition;

import org.springframework.data.jpa.repository.JpaRepository;

interface RecognitionRepository extends JpaRepository<Recognition, String> {}
