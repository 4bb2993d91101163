package vn.gov.phutho.cleangov.engine;

import java.util.Map;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Decides about the files that a person deploys. */
public interface DeploymentRules {

    /**
     * The whole set that is deployed: the files that were sent, and those that stay in force. A process is bound to the
     * forms, tables and processes of its own deployment, so a file deployed alone would find none of them.
     *
     * @param sent the content of each file by its name
     * @param inForce the files of the release in force; empty if there is none
     * @throws RefusedException with every fault of the set
     */
    Map<String, byte[]> whole(Map<String, byte[]> sent, Map<String, byte[]> inForce);
}
