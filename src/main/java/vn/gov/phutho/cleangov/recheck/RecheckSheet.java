package vn.gov.phutho.cleangov.recheck;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.phutho.cleangov.engine.FormPart;
import vn.gov.phutho.cleangov.platform.Objections;
import vn.gov.phutho.cleangov.recheck.RecheckedCommune.Conclusion;
import vn.gov.phutho.cleangov.standard.CriteriaSet;

/**
 * What an official of the province wrote about a commune of the sample.
 *
 * @param dossier the key of the commune's dossier, as the form names it
 * @param remarks the deviation by the code of each checked indicator; empty where it is correct
 * @param conclusion empty if none was chosen
 * @param reason may be empty
 */
record RecheckSheet(String dossier, Map<String, String> remarks, Optional<Conclusion> conclusion, String reason) {

    private static final int LONGEST_REMARK = 500;
    private static final int LONGEST_REASON = 2000;

    /** @param form {@code {dossier, remarks: {indicator: deviation}, conclusion, reason}} */
    static RecheckSheet read(FormPart form) {
        Map<String, String> remarks = new TreeMap<>();
        form.fields("remarks").forEach((indicator, remark) -> remarks.put(indicator, remark.text()));
        return new RecheckSheet(
                form.text("dossier"), remarks, form.oneOf(Conclusion.class, "conclusion"), form.text("reason"));
    }

    /** What is missing or wrong, and whether the conclusion follows from the remarks. */
    Objections objections(CriteriaSet set) {
        Objections objections = new Objections();
        remarks.forEach((indicator, remark) -> {
            if (set.indicator(indicator).isEmpty()) {
                objections.add("Không có chỉ tiêu «%s».".formatted(indicator));
            } else if (remark.length() > LONGEST_REMARK) {
                objections.add("Chỉ tiêu %s: sai lệch ghi không quá %d ký tự.".formatted(indicator, LONGEST_REMARK));
            }
        });
        if (remarks.isEmpty()) {
            objections.add("Đánh dấu ít nhất một chỉ tiêu đã kiểm tra.");
        }
        objectionToConclusion().ifPresent(objections::add);
        if (reason.length() > LONGEST_REASON) {
            objections.add("Lý do ghi không quá %d ký tự.".formatted(LONGEST_REASON));
        }
        return objections;
    }

    private Optional<String> objectionToConclusion() {
        if (conclusion.isEmpty()) {
            return Optional.of("Chọn kết luận: đúng hoặc có sai lệch.");
        }
        boolean deviates = remarks.values().stream().anyMatch(remark -> !remark.isEmpty());
        if (conclusion.get() == Conclusion.CONFIRMED) {
            return deviates ? Optional.of("Đã ghi sai lệch thì không kết luận là đúng.") : Optional.empty();
        }
        if (!deviates) {
            return Optional.of("Kết luận có sai lệch thì phải ghi sai lệch của ít nhất một chỉ tiêu.");
        }
        return reason.isEmpty() ? Optional.of("Kết luận có sai lệch thì phải ghi lý do.") : Optional.empty();
    }
}
