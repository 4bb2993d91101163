package vn.gov.phutho.cleangov.platform;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A required text of a form with a maximum length; one sentence covers both problems. */
@NotBlank
@Size
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredText {

    /** The maximum number of characters. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max();

    /** The Vietnamese sentence; <code>{max}</code> is replaced by the maximum number of characters. */
    String message();

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
