package vn.gov.phutho.cleangov.standard;

import org.springframework.data.jpa.repository.JpaRepository;

interface StoredCriteriaSetRepository extends JpaRepository<StoredCriteriaSet, StoredCriteriaSet.Key> {}
