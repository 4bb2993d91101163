package vn.gov.phutho.cleangov.standard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.gov.phutho.cleangov.standard.Indicator.Direction;
import vn.gov.phutho.cleangov.standard.Indicator.ValueRange;

/** Numbers and rules in the words of a Vietnamese form: decimal comma, «từ … đến dưới …», «… điểm». */
final class Wording {

    private Wording() {}

    static String number(BigDecimal number) {
        return shortest(number).replace('.', ',');
    }

    /** Without trailing zeros and without an exponent, with a decimal point. */
    static String shortest(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return shortest.toPlainString();
    }

    static String points(BigDecimal points) {
        return number(points) + " điểm";
    }

    /** The unit after a number: for «% kế hoạch» only the sign, because the indicator's name contains the rest. */
    static String unit(Indicator indicator) {
        return indicator.unit().startsWith("%") ? "%" : indicator.unit();
    }

    static String lowerFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    static String yesNo(boolean yes) {
        return yes ? "có" : "không";
    }

    /** The answers to a checklist: «1. có, 2. không». */
    static String items(List<Boolean> answers) {
        return IntStream.range(0, answers.size())
                .mapToObj(item -> "%d. %s".formatted(item + 1, yesNo(answers.get(item))))
                .collect(Collectors.joining(", "));
    }

    static String linear(ScoringRule.Linear rule, Indicator indicator) {
        boolean rising = rule.fullAt().compareTo(rule.zeroAt()) > 0;
        return "%s → %s; %s → %s, ở giữa tính theo tỷ lệ"
                .formatted(
                        end(rule.zeroAt(), !rising, indicator),
                        points(BigDecimal.ZERO),
                        end(rule.fullAt(), rising, indicator),
                        points(rule.max()));
    }

    /** «100 %» if no value is beyond it, otherwise «8 % trở lên» or «50 % trở xuống». */
    private static String end(BigDecimal value, boolean upwards, Indicator indicator) {
        BigDecimal limit = upwards ? indicator.range().max() : indicator.range().min();
        String text = number(value) + " " + unit(indicator);
        if (value.compareTo(limit) == 0) {
            return text;
        }
        return text + (upwards ? " trở lên" : " trở xuống");
    }

    static String band(ScoringRule.Band band, Indicator indicator) {
        ValueRange range = indicator.range();
        boolean lowerIsBetter = indicator.direction() == Direction.LOWER;
        BigDecimal from = band.from();
        BigDecimal to = band.to();
        boolean withFrom = !lowerIsBetter;
        boolean withTo = lowerIsBetter;
        if (range.decimals() == 0) { // a count: name the whole numbers inside the band
            from = from == null || withFrom ? from : from.add(BigDecimal.ONE);
            to = to == null || withTo ? to : to.subtract(BigDecimal.ONE);
            withFrom = true;
            withTo = true;
        }
        String unit = " " + unit(indicator);
        if (onlyValue(from, withFrom, to, withTo, range)) {
            return number(from == null ? to : from) + unit;
        }
        if (from == null) {
            return (withTo ? "≤ " : "dưới ") + number(to) + unit;
        }
        if (to == null) {
            return (withFrom ? "≥ " : "trên ") + number(from) + unit;
        }
        return (withFrom ? "từ " : "trên ") + number(from) + (withTo ? " đến " : " đến dưới ") + number(to) + unit;
    }

    private static boolean onlyValue(
            BigDecimal from, boolean withFrom, BigDecimal to, boolean withTo, ValueRange range) {
        boolean closed = (from == null || withFrom) && (to == null || withTo);
        BigDecimal lowest = from == null ? range.min() : from;
        BigDecimal highest = to == null ? range.max() : to;
        return closed && lowest.compareTo(highest) == 0;
    }
}
