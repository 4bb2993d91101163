package vn.gov.phutho.cleangov.notification;

import java.util.List;
import java.util.Map;

/** The members of each group and their mail addresses, read once per run. */
record People(Map<String, List<String>> membersByGroup, Map<String, Person> byAccount) {

    /** @param address null if the account has none */
    record Person(String name, String address) {}

    List<String> membersOf(String group) {
        return membersByGroup.getOrDefault(group, List.of());
    }

    Person person(String account) {
        return byAccount.getOrDefault(account, new Person(account, null));
    }
}
