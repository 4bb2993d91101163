package vn.gov.phutho.cleangov.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A connection to the mail server that sends many mails, one after the other: opening and closing a connection takes
 * much longer than sending a mail. It opens with the first mail, and again if the server has closed it.
 */
class MailConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MailConnection.class);

    static {
        // Without this name Jakarta Mail searches all jars for its implementation, a dozen times for each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final JavaMailSenderImpl server;
    private Transport transport;

    MailConnection(JavaMailSenderImpl server) {
        this.server = server;
    }

    MimeMessage newMessage() {
        return server.createMimeMessage();
    }

    /** @throws MessagingException if the server cannot be reached or refuses the mail */
    void send(MimeMessage message) throws MessagingException {
        if (transport == null || !transport.isConnected()) {
            close();
            transport = server.getSession().getTransport(server.getProtocol());
            transport.connect(server.getHost(), server.getPort(), server.getUsername(), server.getPassword());
        }
        String id = message.getMessageID();
        message.saveChanges();
        // Saving sets a new id. Set ours again: by it mail programs recognise a mail that was sent twice.
        message.setHeader("Message-ID", id);
        transport.sendMessage(message, message.getAllRecipients());
    }

    @Override
    public void close() {
        if (transport != null) {
            try {
                transport.close();
            } catch (MessagingException gone) {
                log.debug("the mail server has gone before us", gone);
            }
        }
    }
}
