package vn.gov.phutho.cleangov.unit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.engine.CurrentUser;

/**
 * The names of the people with an account, and the holders of posts. Two people of one name in one unit, or in one list, are told
 * apart by post and account: «Nguyễn Văn An (Chuyên viên phụ trách, district-officer.230)».
 */
@Repository
public class Accounts {

    private static final String SYSTEM_TITLE = "Hệ thống";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person's name: «Chủ tịch UBND Xã Hùng Xuyên»; the account itself if it no longer exists. */
    public String nameOf(String account) {
        return namesOf(List.of(account)).getOrDefault(account, account);
    }

    /** The name alone, as it stands below a signature; the account itself if it no longer exists. */
    public String ownNameOf(String account) {
        return jdbc.sql("select own_name from person where id = ?")
                .param(account)
                .query(String.class)
                .optional()
                .orElse(account);
    }

    /** The names of these people, of each another one; a deleted account is missing. */
    public Map<String, String> namesOf(Collection<String> accounts) {
        Map<String, String> names = new LinkedHashMap<>();
        if (accounts.contains(CurrentUser.SYSTEM)) {
            names.put(CurrentUser.SYSTEM, SYSTEM_TITLE);
        }
        if (!accounts.isEmpty()) {
            jdbc.sql("""
                            select id, case when count(*) over (partition by name) > 1 then qualified_name else name end
                            from person where id = any (?)
                            """).param(accounts.toArray(String[]::new)).query(row -> {
                names.put(row.getString(1), row.getString(2));
            });
        }
        return names;
    }

    /** The members of this group of the engine: the names by account, ordered by name. */
    public Map<String, String> membersOf(String group) {
        Map<String, String> members = new LinkedHashMap<>();
        jdbc.sql("select p.id, p.name from post_holder h join person p on p.id = h.person_id"
                        + " where h.group_id = ? order by 2, 1")
                .param(group)
                .query(row -> {
                    members.put(row.getString(1), row.getString(2));
                });
        return members;
    }
}
