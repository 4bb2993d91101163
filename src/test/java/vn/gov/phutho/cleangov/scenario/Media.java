package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import vn.gov.phutho.cleangov.coverage.CoverageForms;
import vn.gov.phutho.cleangov.coverage.PieceKind;
import vn.gov.phutho.cleangov.cycle.AgencyYear;

/** One newspaper, station or portal of the province and its year. */
public class Media {

    private final YearScenario year;
    private final String code;

    Media(YearScenario year, String code) {
        this.year = year;
        this.code = code;
    }

    public String user() {
        return "province-media-" + code + "." + year.province().code();
    }

    public String key() {
        return new AgencyYear(year.year(), code, year.province().code()).toString();
    }

    private Media completes(String element, Map<String, ?> form) {
        year.completes(user(), element, key(), form);
        return this;
    }

    public Media plans() {
        return completes("UserTask_PlanCoverage", CoverageForms.planCoverage("Mỗi tháng hai tin, bài."));
    }

    /** Published today. */
    public ObjectNode piece(String kind, String unitCode) {
        return CoverageForms.piece(
                PieceKind.valueOf(kind),
                unitCode,
                year.today(),
                "Chuyện ở " + year.services().units().name(unitCode));
    }

    public Media publishes(ObjectNode... pieces) {
        return completes("UserTask_RecordPieces", CoverageForms.recordPieces(List.of(pieces), false, ""));
    }

    public Media closesYear(String note) {
        return completes("UserTask_RecordPieces", CoverageForms.recordPieces(List.of(), true, note));
    }
}
