package vn.gov.phutho.cleangov.report;

import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.phutho.cleangov.platform.BusinessKey;

/** The key of a district's report, written {@code 2026-H1-230}. */
public record ReportId(int year, Half half, String districtCode) implements BusinessKey {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-(H[12])-([0-9A-Za-z]+)");

    /** @throws NoSuchElementException if no report can have this key */
    public static ReportId parse(String key) {
        Matcher matcher = WRITTEN.matcher(key == null ? "" : key);
        if (!matcher.matches()) {
            throw new NoSuchElementException("Không có báo cáo «" + key + "».");
        }
        return new ReportId(Integer.parseInt(matcher.group(1)), Half.valueOf(matcher.group(2)), matcher.group(3));
    }

    @Override
    public String toString() {
        return "%04d-%s-%s".formatted(year, half, districtCode);
    }
}
