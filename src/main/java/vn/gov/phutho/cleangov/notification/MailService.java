package vn.gov.phutho.cleangov.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Pending;
import vn.gov.phutho.cleangov.unit.Accounts;

/**
 * Sends the pending notices, all notices of a person in one mail. Each mail has its own transaction, which locks its
 * notices until the server has accepted it. So two nodes never send the same mail, and after a crash at most the mail
 * that was being sent is repeated, with the same {@code Message-ID}.
 */
@Service
public class MailService {

    /**
     * The most mails and the longest time of one call: much less than the time after which the engine gives up a job.
     */
    private static final int CHUNK = 200;

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(15);
    private static final int REFUSALS_AT_MOST = 5;
    private static final int LONGEST_DETAIL = 500;
    private static final Logger log = LoggerFactory.getLogger(MailService.class);

    private final DeliveryRepository deliveries;
    private final NoticeRepository notices;
    private final Accounts accounts;
    private final ObjectProvider<JavaMailSenderImpl> mailSender;
    private final ITemplateEngine templates;
    private final MailProperties properties;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    MailService(
            DeliveryRepository deliveries,
            NoticeRepository notices,
            Accounts accounts,
            ObjectProvider<JavaMailSenderImpl> mailSender,
            ITemplateEngine templates,
            MailProperties properties,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.deliveries = deliveries;
        this.notices = notices;
        this.accounts = accounts;
        this.mailSender = mailSender;
        this.templates = templates;
        this.properties = properties;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private enum Outcome {
        SENT(false),
        REFUSED(false),
        SERVER_FAILED(true),
        NOTHING_WAITS(true);

        private final boolean endsTheRound;

        Outcome(boolean endsTheRound) {
            this.endsTheRound = endsTheRound;
        }
    }

    /** Whether there is a mail server to send to. */
    boolean configured() {
        return mailSender.getIfAvailable() != null;
    }

    /**
     * Sends a chunk of the mails that may be sent now. Stops at the first failure that does not concern one mail
     * alone.
     *
     * @return whether any mail is still pending, for now or for later
     */
    boolean sendSome() {
        mailSender.ifAvailable(server -> {
            try (MailConnection connection = new MailConnection(server)) {
                sendSome(connection);
            }
        });
        return nextSending().isPresent();
    }

    private void sendSome(MailConnection connection) {
        long began = System.nanoTime();
        Outcome outcome = Outcome.SENT;
        for (int i = 0; i < CHUNK && System.nanoTime() - began < AT_MOST.toNanos() && !outcome.endsTheRound; i++) {
            outcome = ownTransaction.execute(status -> sendNext(connection));
        }
        if (outcome == Outcome.SERVER_FAILED) {
            ownTransaction.executeWithoutResult(
                    status -> deliveries.postpone(clock.instant().plus(AGAIN_AFTER)));
        }
    }

    /** When the next mail is to be sent; empty if none is pending or no server is configured. */
    Optional<Instant> nextSending() {
        return configured() ? deliveries.nextPending() : Optional.empty();
    }

    private Outcome sendNext(MailConnection connection) {
        List<Pending> together = deliveries.takeNext(clock.instant());
        if (together.isEmpty()) {
            return Outcome.NOTHING_WAITS;
        }
        Digest digest = new Digest(
                together.stream().map(one -> notices.notice(one.noticeId())).toList());
        MimeMessage message;
        try {
            message = message(connection.newMessage(), digest, together.get(0).address());
        } catch (MessagingException unsendable) {
            together.forEach(mail -> refused(mail, unsendable));
            return Outcome.REFUSED;
        }
        try {
            connection.send(message);
            together.forEach(mail -> deliveries.sent(mail, digest.messageId(), clock.instant()));
            return Outcome.SENT;
        } catch (MessagingException failed) {
            if (isRefusalOfTheMail(failed)) {
                together.forEach(mail -> refused(mail, failed));
                return Outcome.REFUSED;
            }
            log.warn("the mail server does not take mails: {}", failed.getMessage());
            together.forEach(mail -> deliveries.serverFailed(mail, detail(failed), clock.instant()));
            return Outcome.SERVER_FAILED;
        }
    }

    private void refused(Pending mail, Exception refusal) {
        boolean tooOften = mail.refusals() + 1 >= REFUSALS_AT_MOST;
        log.warn("a mail to {} was refused{}: {}", mail.address(), tooOften ? " for good" : "", detail(refusal));
        Instant now = clock.instant();
        deliveries.refused(
                mail,
                tooOften ? DeliveryStatus.GIVEN_UP : DeliveryStatus.PENDING,
                now.plus(AGAIN_AFTER),
                detail(refusal),
                now);
    }

    /**
     * Whether the server refused only this mail. If it refuses the sender, that concerns all mails and is not meant
     * here.
     */
    private static boolean isRefusalOfTheMail(MessagingException failed) {
        return failed instanceof SendFailedException
                && chain(failed).noneMatch(SMTPSenderFailedException.class::isInstance);
    }

    /** The exception and those chained to it: they contain the server's answer. */
    private static Stream<Exception> chain(Exception failure) {
        return Stream.iterate(
                failure,
                Objects::nonNull,
                one -> one instanceof MessagingException mail ? mail.getNextException() : null);
    }

    private static String detail(Exception failure) {
        String message = chain(failure)
                .map(one -> String.valueOf(one.getMessage()).strip())
                .distinct()
                .collect(Collectors.joining("; "));
        return message.substring(0, Math.min(LONGEST_DETAIL, message.length()));
    }

    private MimeMessage message(MimeMessage message, Digest digest, String to) throws MessagingException {
        Context context = new Context(
                Locale.forLanguageTag("vi"),
                Map.of(
                        "notices", digest.sections(),
                        "subject", digest.subject(),
                        "name", accounts.nameOf(digest.recipient()),
                        "address", properties.address()));
        MimeMessageHelper helper =
                new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_RELATED, StandardCharsets.UTF_8.name());
        helper.setFrom(properties.mailFrom());
        helper.setTo(to);
        helper.setSubject(digest.subject());
        helper.setSentDate(Date.from(clock.instant()));
        helper.setText(templates.process("mail/notice.txt", context), templates.process("mail/notice", context));
        // Prevents automatic replies.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Message-ID", digest.messageId());
        return message;
    }
}
