package vn.gov.phutho.cleangov.overview;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.phutho.cleangov.behaviour.RehearsalComponent;
import vn.gov.phutho.cleangov.behaviour.YearTable;
import vn.gov.phutho.cleangov.dossier.Classification;
import vn.gov.phutho.cleangov.report.Half;
import vn.gov.phutho.cleangov.unit.Unit;
import vn.gov.phutho.cleangov.unit.UnitService;

/** A row for each district with its communes and their classes, the sum, and the received reports. */
@RehearsalComponent
class RehearsedYearTable implements YearTable {

    private static final String ROW = "%n%-24s %5s %8s %8s %8s %5s %5s %5s %5s %5s";

    private final OverviewService overview;
    private final UnitService units;

    RehearsedYearTable(OverviewService overview, UnitService units) {
        this.overview = overview;
        this.units = units;
    }

    @Override
    public String of(int year) {
        StringBuilder table = new StringBuilder(
                ROW.formatted("", "xã", "đăng ký", "tự chấm", "xếp loại", "XS", "VM", "K", "TB", "YK"));
        for (Unit district : units.districts()) {
            table.append(row(district.name(), overview.year(year, district.code())));
        }
        YearFigures all = overview.year(year);
        return table.append(row("Cộng", all))
                + Stream.of(Half.values())
                        .map(half -> "%nbáo cáo %s: %d/%d đã tiếp nhận"
                                .formatted(
                                        half,
                                        all.reports().get(half).received(),
                                        all.reports().get(half).expected()))
                        .collect(Collectors.joining());
    }

    private static String row(String name, YearFigures f) {
        return ROW.formatted(Stream.concat(
                        Stream.of(name, f.communes(), f.registered(), f.selfReviewed(), f.assessed()),
                        Stream.of(Classification.values()).map(f.byClass()::get))
                .toArray());
    }
}
