package vn.gov.phutho.cleangov.cycle;

import org.springframework.data.jpa.repository.JpaRepository;

interface CycleRepository extends JpaRepository<Cycle, Integer> {}
