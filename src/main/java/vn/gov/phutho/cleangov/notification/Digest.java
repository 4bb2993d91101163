package vn.gov.phutho.cleangov.notification;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;

/** All pending notices of one person, as one mail. */
record Digest(List<Notice> notices) {

    String recipient() {
        return notices.get(0).recipient();
    }

    /** The subject of a single notice. Of several: how many of them urge, and the subject of the morning's notice. */
    String subject() {
        if (notices.size() == 1) {
            return notices.get(0).subject();
        }
        long fromPeople = notices.stream().filter(Notice::hasSender).count();
        String mornings = notices.stream()
                .filter(notice -> !notice.hasSender())
                .reduce((earlier, later) -> later)
                .map(Notice::subject)
                .orElse("");
        if (fromPeople == 0) {
            return "%d buổi sáng; %s".formatted(notices.size(), StringUtils.uncapitalize(mornings));
        }
        String urgings = "%d thông báo đôn đốc".formatted(fromPeople);
        return mornings.isEmpty() ? urgings : urgings + "; " + StringUtils.uncapitalize(mornings);
    }

    /** The sections of the mail: what one person urges on one day makes one section. */
    List<Notice> sections() {
        Map<String, Notice> sections = new LinkedHashMap<>();
        for (Notice notice : notices) {
            boolean urges = notice.hasSender() && !notice.items().isEmpty();
            sections.merge(
                    urges ? notice.day() + notice.sender() : notice.id().toString(), notice, Notice::togetherWith);
        }
        return List.copyOf(sections.values());
    }

    /** The same notices always give the same id, so that mail programs recognise a mail that was sent twice. */
    String messageId() {
        if (notices.size() == 1) {
            return notices.get(0).messageId();
        }
        String ids = notices.stream().map(notice -> notice.id().toString()).collect(Collectors.joining(","));
        return "<" + UUID.nameUUIDFromBytes(ids.getBytes(StandardCharsets.UTF_8)) + "@cleangov>";
    }
}
