package vn.gov.phutho.cleangov.platform;

import org.springframework.http.HttpStatus;

/** Why a request was refused, for programs. It is the member {@code code} of the problem details (RFC 9457). */
public enum RefusalCode {
    /** What was sent is incomplete or wrong; the sentence says what to correct. */
    INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "invalid"),
    /** The same person may not do both: who entered something does not confirm it (D5). */
    FOUR_EYES(HttpStatus.UNPROCESSABLE_ENTITY, "four-eyes"),
    /** Only the commune's chair may do this (D3.1a). */
    IN_PERSON(HttpStatus.UNPROCESSABLE_ENTITY, "in-person"),
    /** This person does not sign this paper: they stand in for the person who does. */
    NOT_THE_SIGNER(HttpStatus.UNPROCESSABLE_ENTITY, "not-the-signer"),
    /** Somebody else has claimed the task. */
    TASK_CLAIMED(HttpStatus.CONFLICT, "task-claimed"),
    /** The process of the task is suspended by an administrator. */
    SUSPENDED(HttpStatus.CONFLICT, "suspended"),
    /** Somebody else has changed the same thing at the same moment. */
    CHANGED_MEANWHILE(HttpStatus.CONFLICT, "changed-meanwhile");

    private final HttpStatus status;
    private final String text;

    RefusalCode(HttpStatus status, String text) {
        this.status = status;
        this.text = text;
    }

    /** The status with which a refusal of this kind is answered. */
    public HttpStatus status() {
        return status;
    }

    /** As programs read it: {@code four-eyes}. */
    @Override
    public String toString() {
        return text;
    }
}
