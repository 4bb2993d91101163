package vn.gov.phutho.cleangov.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The digests of passwords, made with bcrypt. bcrypt reads 72 bytes and no more, so it gets the SHA-384 of the
 * password as 64 characters: passwords of any length count as a whole. The engine appends the account's salt to the
 * password before, so nobody can look for this SHA-384 in the data of another leak. Keyboards write «ậ» in one or in three
 * characters; both are the same password.
 *
 * <p>A program sends its password with each request. So a successful check is kept for some minutes, as an HMAC of
 * digest and password with a random key that only this process has. A changed password has another digest, so what
 * was kept for the old one is of no use any more.
 */
@Component
public class StrongDigests implements PasswordEncryptor {

    private static final String NAME = "BCRYPT";
    private static final String PREFIX = "{" + NAME + "}";
    private static final String HMAC = "HmacSHA256";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int KEPT_AT_MOST = 10_000;

    /** bcrypt's lowest cost: about a millisecond. */
    private static final int LOWEST_COST = 4;

    private final BCryptPasswordEncoder encoder;
    private final BCryptPasswordEncoder quick;
    private final SecretKeySpec key;
    private final Cache<String, Boolean> right = Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(KEPT)
            .build();
    private final String digestOfNoAccount;

    /** @param cost the binary logarithm of bcrypt's rounds, 4 to 31: one more takes twice as long */
    StrongDigests(@Value("${cleangov.sign-in.bcrypt-cost}") int cost) {
        SecureRandom random = new SecureRandom();
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.encoder = new BCryptPasswordEncoder(cost, random);
        this.quick = new BCryptPasswordEncoder(LOWEST_COST, random);
        this.key = new SecretKeySpec(secret, HMAC);
        random.nextBytes(secret);
        this.digestOfNoAccount = encrypt(Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(shortened(password));
    }

    @Override
    public boolean check(String password, String digest) {
        String kept = mark(password, digest);
        if (right.getIfPresent(kept) != null) {
            return true;
        }
        boolean matches = encoder.matches(shortened(password), digest);
        if (matches) {
            right.put(kept, true);
        }
        return matches;
    }

    /**
     * A digest of a random password, at the lowest cost: a password of 80 or more random bits is not found by trying, however
     * quick one try is. It counts as outdated, so the first log-in replaces it.
     *
     * @return as in the engine's table: <code>{BCRYPT}…</code>
     */
    public String ofRandom(String password) {
        return PREFIX + quick.encode(shortened(password));
    }

    /** Whether this is the digest that {@link #ofRandom} has made of this password. */
    public boolean isOfRandom(String password, String digest) {
        return digest.startsWith(PREFIX) && check(password, digest.substring(PREFIX.length()));
    }

    /** Takes as long as {@link #check}: the time of an answer does not tell which accounts exist. */
    void checkUnknownAccount(String password) {
        check(password, digestOfNoAccount);
    }

    /**
     * Whether this digest is to be replaced: it was made in another way, or with a lower cost.
     *
     * @param stored as in the engine's table: {@code {SHA-512}…}
     */
    boolean isOutdated(String stored) {
        return !stored.startsWith(PREFIX) || encoder.upgradeEncoding(stored.substring(PREFIX.length()));
    }

    /** Whether this is the account's password; false if its digest is of another kind. */
    boolean isPasswordOf(UserEntity account, String password) {
        String stored = account.getPassword();
        return stored != null
                && stored.startsWith(PREFIX)
                && check(EncryptionUtil.saltPassword(password, account.getSalt()), stored.substring(PREFIX.length()));
    }

    private static String shortened(String password) {
        try {
            String composed = Normalizer.normalize(password, Normalizer.Form.NFC);
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(composed.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String mark(String password, String digest) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(digest.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
