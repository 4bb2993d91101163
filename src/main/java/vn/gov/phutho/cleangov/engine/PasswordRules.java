package vn.gov.phutho.cleangov.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * What a new password must be like: long enough, without the name of its account, none that is tried first, and not the
 * one before. Camunda's web applications show these rules while a person types, by the labels {@code PASSWORD_POLICY_…}
 * of their locale.
 */
@Component
public class PasswordRules implements PasswordPolicy {

    /** Shorter names are parts of many words: «An», «Hà». */
    private static final int NAME_LENGTH = 4;

    private static final String COMMENT = "#";

    private final int length;
    private final Set<String> commonWords;
    private final List<PasswordPolicyRule> rules;

    /**
     * @param length how many characters a password must have at least
     * @param common words; a password that consists of one of them, digits and signs is tried first
     */
    PasswordRules(
            StrongDigests digests,
            @Value("${cleangov.sign-in.password-length}") int length,
            @Value("classpath:reference/common-passwords.txt") Resource common)
            throws IOException {
        this.length = length;
        this.commonWords = common.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith(COMMENT))
                .flatMap(line -> Stream.of(line.split(" ")))
                .collect(Collectors.toSet());
        this.rules = List.of(
                new Rule(
                        "PASSWORD_POLICY_LENGTH",
                        Map.of("minLength", Integer.toString(length)),
                        (password, user) -> password.codePointCount(0, password.length()) >= length),
                new Rule("PASSWORD_POLICY_NAME", Map.of(), (password, user) -> !hasNameOf(user, password)),
                new Rule("PASSWORD_POLICY_COMMON", Map.of(), (password, user) -> !isCommon(password)),
                new Rule(
                        "PASSWORD_POLICY_OTHER",
                        Map.of(),
                        (password, user) ->
                                !(user instanceof UserEntity account && digests.isPasswordOf(account, password))));
    }

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    /** The rules as one Vietnamese sentence. */
    public String description() {
        return "Mật khẩu cần ít nhất %d ký tự, không chứa tên đăng nhập hay họ tên, không phải mật khẩu dễ đoán (chỉ có chữ số, một ký tự lặp lại, hoặc như «mật khẩu 2026»), và khác mật khẩu đang dùng. Nên ghép vài từ không liên quan với nhau."
                .formatted(length);
    }

    private record Rule(String placeholder, Map<String, String> parameters, BiPredicate<String, User> keeps)
            implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return placeholder;
        }

        @Override
        public Map<String, String> getParameters() {
            return parameters;
        }

        @Override
        public boolean execute(String password) {
            return execute(password, null);
        }

        @Override
        public boolean execute(String password, User user) {
            return password != null && keeps.test(password, user);
        }
    }

    private static boolean hasNameOf(User user, String password) {
        if (user == null) {
            return false;
        }
        String letters = plain(password);
        return Stream.of(user.getId(), user.getFirstName(), user.getLastName(), user.getEmail())
                .filter(name -> name != null)
                .map(name -> plain(name.replaceFirst("@.*", "")))
                .anyMatch(name -> name.length() >= NAME_LENGTH && letters.contains(name));
    }

    private boolean isCommon(String password) {
        return password.chars().noneMatch(Character::isLetter)
                || password.chars().distinct().count() <= 2
                || commonWords.contains(plain(password).replaceAll("[^a-z]", ""));
    }

    /** Letters and digits without diacritics, spaces and signs, in lower case: «Mật khẩu» becomes «matkhau». */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd')
                .replaceAll("[^a-z0-9]", "");
    }
}
