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
                "select code, name, role from agency order by code collate \"C\"",
                (row, number) ->
                        new Agency(row.getString("code"), row.getString("name"), Role.valueOf(row.getString("role"))));
    }

    /** Inserts the agency, or updates the name and role of the existing one. */
    void put(Agency agency) {
        jdbc.update(
                "insert into agency (code, name, role) values (?, ?, ?)"
                        + " on conflict (code) do update set name = excluded.name, role = excluded.role",
                agency.code(),
                agency.name(),
                agency.role().name());
    }
}
