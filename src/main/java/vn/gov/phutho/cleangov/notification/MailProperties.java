package vn.gov.phutho.cleangov.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What mails say of us.
 *
 * @param address where people reach the application; the links in mails begin with it
 * @param mailFrom whom mails come from
 */
@ConfigurationProperties("cleangov")
record MailProperties(
        @DefaultValue("http://localhost:8080") String address,

        @DefaultValue("Cleangov <cleangov@localhost>") String mailFrom) {}
