package vn.gov.phutho.cleangov.model;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.engine.JobQueue;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** The page of the models: their releases, what runs on them, and for analysts and administrators what has failed. */
@Controller
class ModelsPageController {

    private final ModelReleases releases;
    private final JobQueue jobs;
    private final Rights rights;

    ModelsPageController(ModelReleases releases, JobQueue jobs, Rights rights) {
        this.releases = releases;
        this.jobs = jobs;
        this.rights = rights;
    }

    @GetMapping("/models")
    String page(Model model) {
        boolean retries = rights.has(Right.RETRY_WORK);
        model.addAttribute("releases", releases.latest());
        model.addAttribute("versions", releases.versions());
        model.addAttribute("retries", retries);
        model.addAttribute("failed", retries ? releases.failed() : List.of());
        return "models";
    }

    /** @param job the id of a failed job, which then runs once more */
    record Retry(String job) {}

    @PostMapping("/api/models/retries")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@RequestBody Retry asked) {
        rights.require(Right.RETRY_WORK);
        jobs.retry(String.valueOf(asked.job()));
    }
}
