package vn.gov.phutho.cleangov.behaviour;

import java.util.Map;
import java.util.Set;

/** How the officials of one stage do its tasks in a rehearsed year. Each stage with user tasks has one. */
public interface StageRehearsal {

    /** The processes of the stage, by their ids. */
    Set<String> processes();

    /** How each user task of these processes is done, by its element id. */
    Map<String, TaskRehearsal> tasks();
}
