package vn.gov.phutho.cleangov.dossier;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface DossierRepository extends JpaRepository<Dossier, DossierId> {

    List<Dossier> findByYearAndDistrictCodeOrderByCommuneCode(int year, String districtCode);

    List<Dossier> findByYearAndStatusNotOrderByCommuneCode(int year, DossierStatus status);

    List<Dossier> findByYearAndRequestedAtIsNotNullOrderByCommuneCode(int year);

    /** Districts that still have to decide a class, or to send a request that their chair decided to make. */
    @Query("""
            select distinct d.districtCode from Dossier d
            where d.year = :year
              and (d.classification is null or (d.excellenceRequested = true and d.requestedAt is null))
            """)
    List<String> districtsUndecided(int year);

    @Query("select d.communeCode from Dossier d where d.year = :year")
    List<String> communesOf(int year);

    @Query("""
            select d from Dossier d
            where (:year is null or d.year = :year)
              and (:status is null or d.status = :status)
              and (:everywhere = true or d.communeCode in :communes)
            """)
    Page<Dossier> search(
            Integer year, DossierStatus status, boolean everywhere, Collection<String> communes, Pageable page);
}
