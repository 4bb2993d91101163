package vn.gov.phutho.cleangov.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the mails.
 *
 * @param address where people reach the application; the links in mails begin with it
 * @param mailFrom the sender of the mails
 */
@ConfigurationProperties("cleangov")
record MailProperties(
        @DefaultValue("http://localhost:8080") String address,

        @DefaultValue("Cleangov <cleangov@localhost>") String mailFrom) {}
