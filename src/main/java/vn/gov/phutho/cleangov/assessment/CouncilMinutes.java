package vn.gov.phutho.cleangov.assessment;

import java.time.LocalDate;
import java.util.Optional;
import vn.gov.phutho.cleangov.dossier.DossierId;
import vn.gov.phutho.cleangov.dossier.PerDossier;
import vn.gov.phutho.cleangov.engine.FormFields;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.Objections;

/**
 * The minutes of the council that advises the chair before the classes are decided.
 *
 * @param metOn empty if it cannot be read
 * @param members how many the council has; 0 if it cannot be read
 * @param present how many of them were there and voted; 0 if it cannot be read
 * @param votes how many voted for the proposed class of each commune; empty if it cannot be read
 */
record CouncilMinutes(
        Optional<LocalDate> metOn, int members, int present, String content, PerDossier<Optional<Integer>> votes) {

    private static final int MOST_MEMBERS = 50;

    /** @param form {@code {metOn, members, present, content, votes: {dossier: votes for the proposed class}}} */
    static CouncilMinutes read(FormPart form) {
        return new CouncilMinutes(
                form.day("metOn"),
                form.wholeNumber("members").orElse(0),
                form.wholeNumber("present").orElse(0),
                form.text("content"),
                PerDossier.read(form.part("votes"), one -> FormFields.wholeNumber(one.text())));
    }

    /** The votes for the class that is proposed for this commune; empty if they are missing or cannot be right. */
    Optional<Integer> votesFor(DossierId id) {
        return votes.of(id).flatMap(number -> number).filter(number -> number >= 0 && number <= present);
    }

    /**
     * What is wrong with the meeting itself: its day, and that two thirds of the members must be present.
     *
     * @param opened the day on which the session was opened
     */
    Objections objectionsToMeeting(LocalDate opened, LocalDate today) {
        Objections objections = new Objections();
        if (metOn.filter(day -> !day.isBefore(opened) && !day.isAfter(today)).isEmpty()) {
            objections.add("Ngày họp phải từ khi mở phiên đến hôm nay.");
        }
        if (members < 1 || members > MOST_MEMBERS || present < 1 || present > members) {
            objections.add(
                    "Số thành viên hội đồng từ 1 đến %d, số dự họp không quá số thành viên.".formatted(MOST_MEMBERS));
        } else if (present * 3 < members * 2) {
            objections.add(
                    "Hội đồng chỉ họp khi có ít nhất hai phần ba số thành viên (%d/%d).".formatted(present, members));
        }
        return objections;
    }
}
