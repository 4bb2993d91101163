package vn.gov.phutho.cleangov.notification;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Way;

/** Puts notices into the inboxes of their people, and a mail of each into the queue. */
@Component
class Outbox {

    private final NoticeRepository notices;
    private final DeliveryRepository deliveries;
    private final MailService mails;

    Outbox(NoticeRepository notices, DeliveryRepository deliveries, MailService mails) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.mails = mails;
    }

    void put(List<Notice> composed, People people) {
        notices.insert(composed);
        deliveries.insert(composed.stream()
                .flatMap(
                        notice -> ways(notice, people.person(notice.recipient()).address()))
                .toList());
    }

    private Stream<Way> ways(Notice notice, String address) {
        DeliveryStatus mail = !mails.configured()
                ? DeliveryStatus.NO_SERVER
                : address == null ? DeliveryStatus.NO_ADDRESS : DeliveryStatus.PENDING;
        return Stream.of(
                new Way(notice, Channel.INBOX, null, DeliveryStatus.DELIVERED),
                new Way(notice, Channel.MAIL, address, mail));
    }
}
