package vn.gov.phutho.cleangov.unit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo. Never in production: everybody knows the password.
 *
 * @param accounts whether every role of every unit gets an account
 * @param password the password of all those accounts
 */
@ConfigurationProperties("cleangov.demo")
record DemoProperties(
        boolean accounts, @DefaultValue("demo") String password) {}
