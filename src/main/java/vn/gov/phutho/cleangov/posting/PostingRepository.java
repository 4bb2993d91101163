package vn.gov.phutho.cleangov.posting;

import org.springframework.data.jpa.repository.JpaRepository;

interface PostingRepository extends JpaRepository<Posting, String> {}
