package vn.gov.phutho.cleangov.engine;

/**
 * A person changed an account, a right or the models through the engine: by its REST interface, Camunda Admin or this
 * application. Published in the transaction of the change, before it commits: a listener that throws makes the change fail.
 *
 * @param who the account of the person, or {@link CurrentUser#SYSTEM}
 * @param subject the id of what was changed
 * @param text what was done, short and Vietnamese, without secrets
 */
public record AdministrativeAct(Kind kind, String who, String subject, String text) {

    /** What was changed. */
    public enum Kind {
        ACCOUNT,
        PASSWORD,
        GROUP,
        MEMBERSHIP,
        AUTHORIZATION,
        DEPLOYMENT
    }
}
