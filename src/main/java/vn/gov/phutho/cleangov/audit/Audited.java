package vn.gov.phutho.cleangov.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of which kind a file is that a method of a controller answers. A file without this annotation counts as
 * {@link AuditKind#DATA_EXPORTED}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    /**
     * The attribute of the request that holds the subject of the row, a String. Without it the subject is made of the
     * variables of the path.
     */
    String SUBJECT = "vn.gov.phutho.cleangov.audit.subject";

    AuditKind value();
}
