package vn.gov.phutho.cleangov.implementation;

import org.springframework.data.jpa.repository.JpaRepository;

interface AssignmentRepository extends JpaRepository<Assignment, String> {}
