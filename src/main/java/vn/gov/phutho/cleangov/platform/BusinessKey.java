package vn.gov.phutho.cleangov.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The key of a case, such as {@code 2026-08230}: business key of its processes, primary key of its record, part of the
 * addresses of its pages. {@link #toString} writes it. Each type of key is a record with a static method
 * {@code parse(String)} that reads it and throws {@link NoSuchElementException} if the text is not a key of that type.
 *
 * <p>Entities, paths of controllers and methods of steps can use a type of key directly: {@link BusinessKeyColumns},
 * {@link BusinessKeyConverter} and the engine's expressions read and write its text.
 */
public interface BusinessKey extends Serializable {

    @JsonValue
    @Override
    String toString();

    /** Reads a key of this type; empty if the text is not one. */
    static <K> Optional<K> find(Class<K> type, String text) {
        try {
            return Optional.of(parse(type, text));
        } catch (NoSuchElementException anotherKind) {
            return Optional.empty();
        }
    }

    /**
     * Reads a key of this type.
     *
     * @throws NoSuchElementException if the text is not a key of this type
     */
    static <K> K parse(Class<K> type, String text) {
        try {
            return type.cast(type.getMethod("parse", String.class).invoke(null, text));
        } catch (InvocationTargetException unreadable) {
            if (unreadable.getCause() instanceof NoSuchElementException noSuchKey) {
                throw noSuchKey;
            }
            throw new IllegalStateException("cannot read «%s» as %s".formatted(text, type), unreadable.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new IllegalStateException(type + " needs a public static method parse(String)", missing);
        }
    }
}
