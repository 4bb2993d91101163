package vn.gov.phutho.cleangov.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import vn.gov.phutho.cleangov.behaviour.DecisionForm;
import vn.gov.phutho.cleangov.cycle.AgencyYear;
import vn.gov.phutho.cleangov.inspection.InspectionForms;

/** One department of the province and its year. */
public class Department {

    private final YearScenario year;
    private final String code;

    Department(YearScenario year, String code) {
        this.year = year;
        this.code = code;
    }

    public String user() {
        return "province-department-" + code + "." + year.province().code();
    }

    public String key() {
        return new AgencyYear(year.year(), code, year.province().code()).toString();
    }

    private Department completes(String element, String key, Map<String, ?> form) {
        year.completes(user(), element, key, form);
        return this;
    }

    /** One visit to each of these units, on the next working days. */
    public Department plans(String... unitCodes) {
        ArrayNode visits = JsonNodeFactory.instance.arrayNode();
        for (String unit : unitCodes) {
            visits.add(InspectionForms.visit(
                    unit, workingDaysFromNow(visits.size() + 1), "Việc thực hiện Nghị quyết 09."));
        }
        return plans("Phối hợp với các huyện đôn đốc, kiểm tra các xã.", visits);
    }

    public Department plans(String coordination, JsonNode visits) {
        return completes("UserTask_PlanInspections", key(), InspectionForms.planInspections(coordination, visits));
    }

    /** Held today, with these findings, each as {@link #finding} makes them. */
    public Department visits(String unitCode, ObjectNode... findings) {
        return records(
                unitCode,
                InspectionForms.visitHeld(
                        year.today(), "Đã kiểm tra việc thực hiện Nghị quyết 09.", List.of(findings)));
    }

    public Department cannotVisit(String unitCode, String reason) {
        return records(unitCode, InspectionForms.visitNotHeld(reason));
    }

    public Department records(String unitCode, Map<String, ?> form) {
        Task task = year.openNamed(
                user(),
                "UserTask_RecordVisit",
                key(),
                "%: " + year.services().units().name(unitCode) + ",%");
        year.complete(user(), task.getId(), form);
        return this;
    }

    /** A finding that is due in so many working days, as the form sends it. */
    public ObjectNode finding(String unitCode, String content, int workingDays) {
        return InspectionForms.finding(unitCode, content, workingDaysFromNow(workingDays));
    }

    private LocalDate workingDaysFromNow(int days) {
        return year.services().calendar().plusWorkingDays(year.today(), days);
    }

    public Department confirms(String findingKey) {
        return completes("UserTask_ConfirmRemedy", findingKey, DecisionForm.decided("confirm"));
    }

    public Department sendsBack(String findingKey, String reason) {
        return completes("UserTask_ConfirmRemedy", findingKey, DecisionForm.returned(reason));
    }

    public Department summarises() {
        return completes(
                "UserTask_SummariseInspections",
                key(),
                InspectionForms.summariseInspections("Các huyện triển khai đúng kế hoạch.", "Tiếp tục kiểm tra."));
    }
}
