package vn.gov.phutho.cleangov.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The content of a mail. */
public final class Mails {

    private Mails() {}

    /** The plain text, then the HTML. */
    public static List<String> texts(Part part) {
        try {
            if (part.getContent() instanceof Multipart parts) {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < parts.getCount(); i++) {
                    texts.addAll(texts(parts.getBodyPart(i)));
                }
                return texts;
            }
            return List.of((String) part.getContent());
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What the plain text says of each deadline, each in one line without the link, sorted. */
    static List<String> items(MimeMessage mail) {
        String text = texts(mail).get(0).replace("\r", "");
        return Arrays.stream(text.split("\n- ", -1))
                .skip(1)
                .map(item -> Arrays.stream(item.split("\n"))
                        .limit(2)
                        .map(String::strip)
                        .collect(Collectors.joining(" | ")))
                .sorted()
                .toList();
    }

    public static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    public static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
