package vn.gov.phutho.cleangov.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.phutho.cleangov.standard.Indicator.Kind;
import vn.gov.phutho.cleangov.standard.Indicator.ValueRange;
import vn.gov.phutho.cleangov.standard.SheetReading.Reading;

/**
 * A row of a table of entries, with one answer about an indicator. An indicator has one row, and below it one row for
 * each item of a checklist and for each additional question.
 *
 * @param item from 0; only for {@link Part#ITEM}
 */
record EntryRow(Indicator indicator, Part part, int item) {

    static final String YES = "Có";
    static final String NO = "Không";
    static final String TICK = "x";

    /** What is answered. */
    enum Part {
        /** The value itself, and the answers about the whole indicator. */
        INDICATOR,
        ITEM,
        ZERO_BASE,
        VETO
    }

    /** How it is answered. */
    enum Answer {
        NUMBER,
        YES_OR_NO,
        TICKED,
        /** In the rows below. */
        NOT_HERE
    }

    static List<EntryRow> of(Indicator indicator) {
        List<EntryRow> rows = new ArrayList<>(List.of(new EntryRow(indicator, Part.INDICATOR, 0)));
        if (indicator.zeroBase() != null) {
            rows.add(new EntryRow(indicator, Part.ZERO_BASE, 0));
        }
        for (int i = 0; i < items(indicator).size(); i++) {
            rows.add(new EntryRow(indicator, Part.ITEM, i));
        }
        if (indicator.veto() != null && indicator.veto().question() != null) {
            rows.add(new EntryRow(indicator, Part.VETO, 0));
        }
        return rows;
    }

    static List<ScoringRule.Item> items(Indicator indicator) {
        return indicator.rule() instanceof ScoringRule.Checklist checklist ? checklist.items() : List.of();
    }

    /** The key that identifies a row, even if a person has moved it: {@code 4.1}, {@code 4.1/2}. */
    String key() {
        return switch (part) {
            case INDICATOR -> indicator.code();
            case ITEM -> "%s/%d".formatted(indicator.code(), item + 1);
            case ZERO_BASE -> indicator.code() + "/zeroBase";
            case VETO -> indicator.code() + "/veto";
        };
    }

    Answer answer() {
        return switch (part) {
            case INDICATOR ->
                switch (indicator.kind()) {
                    case NUMBER -> Answer.NUMBER;
                    case YESNO -> Answer.YES_OR_NO;
                    case CHECKLIST -> Answer.NOT_HERE;
                };
            case ZERO_BASE -> Answer.TICKED;
            case ITEM, VETO -> Answer.YES_OR_NO;
        };
    }

    String title() {
        return switch (part) {
            case INDICATOR -> indicator.name();
            case ITEM -> "%d. %s".formatted(item + 1, items(indicator).get(item).text());
            case ZERO_BASE -> indicator.zeroBase().question();
            case VETO -> indicator.veto().question() + "?";
        };
    }

    String unit() {
        return answer() == Answer.NUMBER ? indicator.unit() : "";
    }

    /** The accepted answers, and which are better. */
    String allowed() {
        return switch (answer()) {
            case NUMBER ->
                "từ %s đến %s, %s; %s"
                        .formatted(
                                Wording.number(indicator.range().min()),
                                Wording.number(indicator.range().max()),
                                decimals(indicator.range()),
                                indicator.direction() == Indicator.Direction.LOWER
                                        ? CriteriaWords.DIRECTIONS.get("lower")
                                        : CriteriaWords.DIRECTIONS.get("higher"));
            case YES_OR_NO -> "«%s» hoặc «%s»".formatted(YES, NO);
            case TICKED -> "ghi x nếu đúng, rồi ghi số vụ năm nay ở dòng trên";
            case NOT_HERE -> "trả lời từng nội dung ở các dòng dưới";
        };
    }

    private static String decimals(ValueRange range) {
        return range.decimals() == 0 ? "số nguyên" : "tối đa %d số lẻ".formatted(range.decimals());
    }

    boolean takesNoCase() {
        return part == Part.INDICATOR && indicator.noCaseAllowed();
    }

    boolean takesEstimate() {
        return part == Part.INDICATOR && indicator.computed() == null;
    }

    boolean takesNote() {
        return part == Part.INDICATOR;
    }

    /** The word of this reading for the row; empty if it has none, and for a number. */
    String word(Reading reading) {
        Measurement measured = reading.measurement();
        return switch (part) {
            case INDICATOR -> indicator.kind() == Kind.YESNO && measured.yes() != null ? yesNo(measured.yes()) : "";
            case ITEM ->
                Optional.ofNullable(measured.items())
                        .map(items -> yesNo(items.get(item)))
                        .orElse("");
            case ZERO_BASE -> measured.zeroBase() ? TICK : "";
            case VETO ->
                Optional.ofNullable(measured.vetoAnswer()).map(EntryRow::yesNo).orElse("");
        };
    }

    private static String yesNo(boolean yes) {
        return yes ? YES : NO;
    }
}
