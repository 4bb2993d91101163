package vn.gov.phutho.cleangov.cycle;

/**
 * The parts of the business key of every process of a year. It begins with the year and, except for the key of the
 * year itself, ends with the unit: 2026, 2026-230, 2026-H1-230, 2026-08230, 2026-audit-25, 2026-F17.1-08230.
 *
 * @param year the year
 * @param unitCode the statistics office's code; null in the key of the year itself
 */
public record ProcessKey(int year, String unitCode) {

    public static ProcessKey parse(String key) {
        int dash = key.lastIndexOf('-');
        return new ProcessKey(Integer.parseInt(key.split("-")[0]), dash < 0 ? null : key.substring(dash + 1));
    }
}
