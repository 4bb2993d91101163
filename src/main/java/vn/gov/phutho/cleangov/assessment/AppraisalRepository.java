package vn.gov.phutho.cleangov.assessment;

import org.springframework.data.jpa.repository.JpaRepository;

interface AppraisalRepository extends JpaRepository<Appraisal, Appraisal.Id> {}
