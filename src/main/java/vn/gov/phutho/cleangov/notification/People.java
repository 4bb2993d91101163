package vn.gov.phutho.cleangov.notification;

import java.util.List;
import java.util.Map;

/** Who is in which group and how to reach them, read once for a run. */
record People(Map<String, List<String>> membersByGroup, Map<String, Person> byAccount) {

    /** @param address null if the account names none */
    record Person(String name, String address) {}

    List<String> membersOf(String group) {
        return membersByGroup.getOrDefault(group, List.of());
    }

    Person person(String account) {
        return byAccount.getOrDefault(account, new Person(account, null));
    }
}
