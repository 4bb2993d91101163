package vn.gov.phutho.cleangov.scenario;

import org.springframework.boot.test.context.TestComponent;
import vn.gov.phutho.cleangov.assessment.AssessmentService;
import vn.gov.phutho.cleangov.calendar.WorkingCalendar;
import vn.gov.phutho.cleangov.cycle.CycleService;
import vn.gov.phutho.cleangov.dossier.DossierService;
import vn.gov.phutho.cleangov.dossier.ScoreService;
import vn.gov.phutho.cleangov.explanation.ExplanationService;
import vn.gov.phutho.cleangov.posting.PostingService;
import vn.gov.phutho.cleangov.unit.UnitService;

/** The services that tell officials what their forms show them. */
@TestComponent
record ScenarioServices(
        CycleService cycles,
        DossierService dossiers,
        ScoreService scoring,
        AssessmentService assessments,
        ExplanationService explanations,
        PostingService postings,
        UnitService units,
        WorkingCalendar calendar) {}
