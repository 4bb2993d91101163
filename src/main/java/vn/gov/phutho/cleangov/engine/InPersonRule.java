package vn.gov.phutho.cleangov.engine;

import java.util.Optional;

/** Decides which people must do their tasks in person. Implemented by the package that knows the roles. */
public interface InPersonRule {

    /**
     * @param groupId a group that a task's model names
     * @return the Vietnamese refusal for others who want to act for the members of this group; empty if others may
     *     act for them
     */
    Optional<String> forMembersOf(String groupId);
}
