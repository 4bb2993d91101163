package vn.gov.phutho.cleangov.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import vn.gov.phutho.cleangov.platform.BusinessKey;
import vn.gov.phutho.cleangov.unit.Role;
import vn.gov.phutho.cleangov.unit.SigningField;
import vn.gov.phutho.cleangov.unit.UnitLevel;

/**
 * The papers of a year. Its template is the file of this name in {@code papers/}, {@code june-report.docx}; papers with the
 * same symbol are numbered in one row.
 */
public enum PaperType {
    /** D2.4. */
    JUNE_REPORT("Báo cáo sáu tháng đầu năm", "BC-UBND", SigningField.REPORT, PaperType.report()),
    /** D2.4. */
    DECEMBER_REPORT("Báo cáo năm", "BC-UBND", SigningField.REPORT, PaperType.report()),
    /** D2.3c: the council that advises the district's chair. */
    COUNCIL_MINUTES(
            "Biên bản họp hội đồng",
            "BB-HĐ",
            null,
            PaperFields.texts("councilMetOn", "councilMembers", "councilPresent")
                    .paragraphs("minutes", "frontOpinion")
                    .table("rows", "order", "name", "appraised", "proposed", "votes")),
    /** D2.3c, D2.3d. */
    CLASS_DECISION(
            "Quyết định xếp loại, công nhận",
            "QĐ-UBND",
            SigningField.CLASSIFICATION,
            PaperFields.texts("communes", "recognised", "councilMetOn")
                    .paragraphs("classes")
                    .table("rows", "order", "name", "appraised", "classification", "recognised")),
    /** D2.3c: the notice of the decision to the commune. */
    CLASS_NOTICE(
            "Thông báo kết quả xếp loại",
            "TB-UBND",
            SigningField.CLASSIFICATION,
            PaperFields.texts("communeName", "classification", "total", "maximum")
                    .paragraphs("reasons")
                    .table("criteria", "order", "name", "maximum", "self", "appraised")),
    /** D2.3e. */
    EXCELLENCE_REQUEST(
            "Tờ trình đề nghị công nhận xuất sắc",
            "TTr-UBND",
            SigningField.EXCELLENCE,
            PaperFields.texts("communes", "recognised", "requested", "councilMetOn", "councilMembers", "councilPresent")
                    .paragraphs("frontOpinion")
                    .table("rows", "order", "name", "self", "appraised", "votes")
                    .section("annexes", PaperType.annex("order", "communeName"))),
    /** D2.3e: for one commune whose class was decided again. */
    RENEWED_REQUEST(
            "Tờ trình đề nghị công nhận xuất sắc sau khi xếp loại lại",
            "TTr-UBND",
            SigningField.EXCELLENCE,
            PaperFields.texts("communeName", "self", "appraised", "maximum", "cause", "decidedOn")
                    .paragraphs("reason")
                    .section("annexes", PaperType.annex("communeName"))),
    /** D2.3c, D2.3e: issued by the district, or by the province if it had recognised excellence. */
    WITHDRAWAL_DECISION(
            "Quyết định thu hồi",
            "QĐ-UBND",
            SigningField.CLASSIFICATION,
            PaperFields.texts("communeName", "withdrawn", "formerClass", "homeAffairs")
                    .paragraphs("reason")),
    /** D2.3c, D2.3d: for one commune, after the first decision was withdrawn. */
    RENEWED_DECISION(
            "Quyết định xếp loại lại",
            "QĐ-UBND",
            SigningField.CLASSIFICATION,
            PaperFields.texts(
                            "communeName",
                            "formerClass",
                            "classification",
                            "recognition",
                            "appraised",
                            "maximum",
                            "cause",
                            "replaced")
                    .paragraphs("reason")),
    /** D2.3e. */
    EXCELLENCE_DECISION(
            "Quyết định công nhận xuất sắc",
            "QĐ-UBND",
            SigningField.EXCELLENCE,
            PaperFields.texts("granted").table("rows", "order", "name", "district", "appraised")),
    /** D1, D2.1: the letter by which a unit urges a unit below it. A letter has no separate name. */
    URGING_LETTER(
            "Công văn đôn đốc",
            "UBND-NV",
            SigningField.URGING,
            PaperFields.texts("addressee", "count", "until", "homeAffairs")
                    .table("rows", "order", "title", "due", "overdue")),
    /** D2.2b. */
    REMEDIATION_PLAN(
            "Kế hoạch khắc phục",
            "KH-UBND",
            SigningField.REMEDIATION,
            PaperFields.texts("communeName")
                    .paragraphs("cause")
                    .table("rows", "order", "weakness", "action", "agency", "due"));

    private final String title;
    private final String symbol;
    private final SigningField field;
    private final PaperFields own;

    PaperType(String title, String symbol, SigningField field, PaperFields own) {
        this.title = title;
        this.symbol = symbol;
        this.field = field;
        this.own = own;
    }

    private static PaperFields report() {
        return PaperFields.texts("pointsBasis")
                .paragraphs("course", "situation", "classes", "weak", "democracy", "press", "difficulties", "proposals")
                .table("criteria", "order", "name", "maximum", "average")
                .table("rows", "order", "name", "registered", "self", "appraised", "classification");
    }

    /** The annex of a request for each commune. */
    private static PaperFields annex(String... texts) {
        return PaperFields.texts(texts)
                .paragraphs("achievements")
                .table("sheet", "order", "name", "maximum", "self", "appraised");
    }

    /** @throws NoSuchElementException if there is no paper with this name */
    static PaperType ofFile(String file) {
        return Arrays.stream(values())
                .filter(type -> type.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Không có loại văn bản «" + file + "»."));
    }

    /** The kind of papers for which the chair can name a deputy; empty for minutes, which their keeper signs. */
    public Optional<SigningField> field() {
        return Optional.ofNullable(field);
    }

    /** The role that signs: the chair; for the minutes of the council, the officer who keeps them. */
    public Role signedBy(UnitLevel level) {
        return this == COUNCIL_MINUTES ? Role.officerOf(level) : Role.chairOf(level);
    }

    /** The Vietnamese name shown to officials. */
    public String title() {
        return title;
    }

    /** The symbol after the number: {@code BC-UBND}. */
    String symbol() {
        return symbol;
    }

    /** The name in template files and paths: {@code june-report}. */
    public String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The path of its draft below {@code /api/papers}, without {@code .pdf} or {@code .docx}. */
    public String draftOf(BusinessKey key) {
        return draftOf(key.toString());
    }

    String draftOf(String key) {
        return file() + "/" + key;
    }

    /** Everything that its template may name. */
    PaperFields fields() {
        return PaperFields.COMMON.and(own);
    }

    /** The fields that the stage provides. */
    PaperFields own() {
        return own;
    }
}
