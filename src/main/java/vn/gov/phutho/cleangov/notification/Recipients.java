package vn.gov.phutho.cleangov.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.gov.phutho.cleangov.notification.People.Person;

/** The possible recipients: people, their mail addresses and their groups. Each query is one statement. */
@Repository
class Recipients {

    private final JdbcClient jdbc;

    Recipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** These people only, without their groups. */
    People people(Collection<String> accounts) {
        Map<String, Person> persons = new HashMap<>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id, name, mail from person where id in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        persons.put(row.getString(1), new Person(row.getString(2), row.getString(3)));
                    });
        }
        return new People(Map.of(), persons);
    }

    /** Everybody, with their groups. */
    People people() {
        Map<String, List<String>> members = new HashMap<>();
        jdbc.sql("select group_id, person_id from post_holder order by person_id")
                .query(row -> {
                    members.computeIfAbsent(row.getString(1), group -> new ArrayList<>())
                            .add(row.getString(2));
                });
        Map<String, Person> accounts = new HashMap<>();
        jdbc.sql("select id, name, mail from person").query(row -> {
            accounts.put(row.getString(1), new Person(row.getString(2), row.getString(3)));
        });
        return new People(members, accounts);
    }

    /** The names of the people in these groups; a group without members is missing. */
    Map<String, List<String>> namesIn(Collection<String> groups) {
        Map<String, List<String>> names = new HashMap<>();
        if (!groups.isEmpty()) {
            jdbc.sql("select h.group_id, p.name from post_holder h join person p on p.id = h.person_id"
                            + " where h.group_id in (:groups) order by p.id")
                    .param("groups", groups)
                    .query(row -> {
                        names.computeIfAbsent(row.getString(1), group -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return names;
    }

    /** Those of these accounts that still have no address. */
    List<String> withoutAddress(List<String> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : jdbc.sql("select id from person where id in (:accounts) and mail is null order by id")
                        .param("accounts", accounts)
                        .query(String.class)
                        .list();
    }
}
