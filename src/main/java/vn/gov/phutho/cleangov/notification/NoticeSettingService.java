package vn.gov.phutho.cleangov.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.gov.phutho.cleangov.engine.AccountStore;
import vn.gov.phutho.cleangov.notification.DeliveryRepository.Failed;
import vn.gov.phutho.cleangov.platform.RefusedException;

/** Where and when a person wants to get mails, and the mails that were not delivered. */
@Service
@Transactional
class NoticeSettingService {

    private static final int LONGEST_ADDRESS = 254;
    private static final int DAYS_OF_NEWS = 30;
    private static final int SHOWN = 100;

    private final NoticeSettingRepository settings;
    private final DeliveryRepository deliveries;
    private final NotificationProcess process;
    private final Recipients recipients;
    private final AccountStore accounts;
    private final MailService mails;
    private final Clock clock;

    NoticeSettingService(
            NoticeSettingRepository settings,
            DeliveryRepository deliveries,
            NotificationProcess process,
            Recipients recipients,
            AccountStore accounts,
            MailService mails,
            Clock clock) {
        this.settings = settings;
        this.deliveries = deliveries;
        this.process = process;
        this.recipients = recipients;
        this.accounts = accounts;
        this.mails = mails;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    NoticeSetting of(String account) {
        return settings.of(account);
    }

    /** The address for a person's mails; empty if the account has none. */
    @Transactional(readOnly = true)
    String addressOf(String account) {
        return Optional.ofNullable(
                        recipients.people(List.of(account)).person(account).address())
                .orElse("");
    }

    /** Stores when a person wants mails, and to which address. Pending mails go to the new address too. */
    void choose(String account, NoticeSetting setting, String address) {
        String stripped = address == null ? "" : address.strip();
        if (!isAddress(stripped)) {
            throw new RefusedException(
                    "«%s» không phải địa chỉ thư điện tử. Ví dụ đúng: ten@phutho.gov.vn.".formatted(stripped));
        }
        settings.save(account, setting, clock.instant());
        if (!stripped.equals(addressOf(account))) {
            accounts.changeMail(account, stripped);
            deliveries.redirect(account, stripped);
            sendAgain(account);
        }
    }

    private static boolean isAddress(String written) {
        try {
            new InternetAddress(written, true).validate();
            return written.length() <= LONGEST_ADDRESS && written.indexOf('@') > 0;
        } catch (AddressException wrong) {
            return false;
        }
    }

    /** The undelivered mails of the last month, the latest first, at most a hundred. */
    @Transactional(readOnly = true)
    List<Failed> failed() {
        return deliveries.failed(LocalDate.now(clock).minusDays(DAYS_OF_NEWS), SHOWN);
    }

    /** Sends this person's given-up mails again, to the current address of the account. */
    void sendAgain(String account) {
        String address = addressOf(account);
        if (address.isEmpty()) {
            throw new RefusedException("Tài khoản này chưa có địa chỉ thư.");
        }
        if (mails.configured()) {
            deliveries.redirect(account, address);
            if (deliveries.tryAgain(account, clock.instant()) > 0) {
                process.noticeComposed(LocalDate.now(clock));
            }
        }
    }
}
