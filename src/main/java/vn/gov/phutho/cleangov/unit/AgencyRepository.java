package vn.gov.phutho.cleangov.unit;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

@Repository
class AgencyRepository {

    private final JdbcTemplate jdbc;

    AgencyRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every agency, by code. */
    List<Agency> all() {
        return jdbc.query(
                "select code, name, level from agency order by code collate \"C\"",
                (row, number) -> new Agency(
                        row.getString("code"), row.getString("name"), UnitLevel.valueOf(row.getString("level"))));
    }

    /** Adds the agency, or gives the one with its code the new name and level. */
    void put(Agency agency) {
        jdbc.update(
                "insert into agency (code, name, level) values (?, ?, ?)"
                        + " on conflict (code) do update set name = excluded.name, level = excluded.level",
                agency.code(),
                agency.name(),
                agency.level().name());
    }
}
