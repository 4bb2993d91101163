package vn.gov.phutho.cleangov.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person has entered on the log-in page of Camunda's web applications. */
record LogInForm(String account, String password) {

    private static final String ATTRIBUTE = LogInForm.class.getName();

    /** The form of this body; empty if it does not name exactly one account. */
    static Optional<LogInForm> read(byte[] body) {
        try {
            List<String[]> fields = Stream.of(new String(body, StandardCharsets.UTF_8).split("&"))
                    .map(field -> field.split("=", 2))
                    .toList();
            List<String> accounts = values(fields, "username");
            List<String> passwords = values(fields, "password");
            return accounts.size() == 1 && passwords.size() <= 1
                    ? Optional.of(new LogInForm(accounts.get(0), passwords.isEmpty() ? "" : passwords.get(0)))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Names of fields may be encoded too: {@code user%6Eame} is a name. */
    private static List<String> values(List<String[]> fields, String name) {
        return fields.stream()
                .filter(field -> decoded(field[0]).equals(name))
                .map(field -> field.length == 1 ? "" : decoded(field[1]))
                .toList();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** The form that {@link LogInFilter} has read. */
    static LogInForm of(HttpServletRequest request) {
        return (LogInForm) request.getAttribute(ATTRIBUTE);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "log-in form of " + account;
    }
}
