package vn.gov.phutho.cleangov.signature;

import java.nio.file.Path;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The application of the tests trusts {@link TestAuthority#TRUSTED}. */
@TestConfiguration(proxyBeanMethods = false)
public class TrustStoreOfTheTests {

    @Bean
    DynamicPropertyRegistrar trustedAuthorityOfTheTests() {
        return properties -> properties.add(
                "cleangov.signature.trust-store",
                () -> TestAuthority.TRUSTED
                        .writesRoot(Path.of("target/signature/root-"
                                + ProcessHandle.current().pid() + ".pem"))
                        .toString());
    }
}
