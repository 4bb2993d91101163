package vn.gov.phutho.cleangov.engine;

import java.util.Optional;

/** Which people do in person what a model gives them. The package that knows the roles answers. */
public interface InPersonRule {

    /**
     * @param groupId a group that a task's model names
     * @return the Vietnamese sentence that anybody else reads who wants to act for the members of this group; empty where others may act for them
     */
    Optional<String> forMembersOf(String groupId);
}
