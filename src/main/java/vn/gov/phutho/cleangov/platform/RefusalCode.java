package vn.gov.phutho.cleangov.platform;

import org.springframework.http.HttpStatus;

/** The reason of a refusal, for programs. It is the member {@code code} of the problem details (RFC 9457). */
public enum RefusalCode {
    /** The request is incomplete or wrong; the sentence says what to correct. */
    INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "invalid"),
    /** The person who entered something may not confirm it (D5). */
    FOUR_EYES(HttpStatus.UNPROCESSABLE_ENTITY, "four-eyes"),
    /** Only the commune's chair may do this (D3.1a). */
    IN_PERSON(HttpStatus.UNPROCESSABLE_ENTITY, "in-person"),
    /** This person does not sign this paper: they are neither its signer nor a deputy who was named for it. */
    NOT_THE_SIGNER(HttpStatus.UNPROCESSABLE_ENTITY, "not-the-signer"),
    /** A signed PDF is not accepted: a signature is not valid, or the paper was changed. */
    SIGNATURE_INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "signature-invalid"),
    /** The operator has not yet said which root certificates are trusted. */
    SIGNATURES_NOT_SET_UP(HttpStatus.CONFLICT, "signatures-not-set-up"),
    /** The signer has not confirmed that they read the paper. */
    NOT_CONFIRMED(HttpStatus.UNPROCESSABLE_ENTITY, "not-confirmed"),
    /** A model, a table or a form has a fault and is not deployed. Camunda Modeler shows the reasons of a bad request. */
    MODEL_FAULT(HttpStatus.BAD_REQUEST, "model-fault"),
    /** Another person has claimed the task. */
    TASK_CLAIMED(HttpStatus.CONFLICT, "task-claimed"),
    /** The process of the task is suspended by an administrator. */
    SUSPENDED(HttpStatus.CONFLICT, "suspended"),
    /** Another person has changed the same record at the same time. */
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
