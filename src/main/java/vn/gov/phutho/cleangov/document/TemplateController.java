package vn.gov.phutho.cleangov.document;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;

/** The templates and the legal bases of papers, as a page: for administrators and the province's officers. */
@Controller
class TemplateController {

    private final TemplateService templates;
    private final LegalGroundService legalGrounds;
    private final Accounts accounts;
    private final CurrentUser user;
    private final Clock clock;
    private final Rights rights;

    TemplateController(
            TemplateService templates,
            LegalGroundService legalGrounds,
            Accounts accounts,
            CurrentUser user,
            Clock clock,
            Rights rights) {
        this.rights = rights;
        this.templates = templates;
        this.legalGrounds = legalGrounds;
        this.accounts = accounts;
        this.user = user;
        this.clock = clock;
    }

    /** @param inUse 0 while the built-in one is used */
    record TypeView(String file, String title, int inUse, List<VersionView> versions, List<String> problems) {}

    /** @param builtIn whether the office returned to the built-in one in this version */
    record VersionView(int version, String fileName, LocalDate on, String by, boolean builtIn) {}

    /** @param inForce today */
    record GroundView(long id, String text, LocalDate from, LocalDate until, boolean inForce) {

        static GroundView of(LegalGround ground, LocalDate today) {
            return new GroundView(
                    ground.id(), ground.text(), ground.validFrom(), ground.validUntil(), ground.validOn(today));
        }
    }

    @GetMapping("/paper-templates")
    String page(Model model) {
        rights.require(Right.READ_TEMPLATES);
        List<TemplateService.TemplateState> states = templates.states();
        Map<String, String> names = accounts.namesOf(states.stream()
                .flatMap(state -> state.versions().stream())
                .map(TemplateLine::uploadedBy)
                .distinct()
                .toList());
        model.addAttribute(
                "types", states.stream().map(state -> view(state, names)).toList());
        LocalDate today = LocalDate.now(clock);
        model.addAttribute(
                "grounds",
                legalGrounds.all().stream()
                        .map(one -> GroundView.of(one, today))
                        .toList());
        return "paper-templates";
    }

    private TypeView view(TemplateService.TemplateState state, Map<String, String> names) {
        return new TypeView(
                state.type().file(),
                state.type().title(),
                state.inUse(),
                state.versions().stream()
                        .map(one -> new VersionView(
                                one.version(),
                                one.fileName(),
                                LocalDate.ofInstant(one.uploadedAt(), clock.getZone()),
                                names.getOrDefault(one.uploadedBy(), one.uploadedBy()),
                                one.builtIn()))
                        .toList(),
                state.problems());
    }

    /** The template in use, to be edited in Word. */
    @GetMapping("/api/paper-templates/{type}.docx")
    ResponseEntity<byte[]> current(@PathVariable String type) {
        rights.require(Right.READ_TEMPLATES);
        PaperType known = PaperType.ofFile(type);
        return FileResponse.of(
                type + ".docx", PaperController.WORD, templates.current(known).docx());
    }

    /** Any version that was used; 0 is the built-in one. */
    @GetMapping("/api/paper-templates/{type}/{version}.docx")
    ResponseEntity<byte[]> version(@PathVariable String type, @PathVariable int version) {
        rights.require(Right.READ_TEMPLATES);
        return FileResponse.of(
                "%s-%d.docx".formatted(type, version),
                PaperController.WORD,
                templates.version(PaperType.ofFile(type), version).docx());
    }

    @PostMapping("/api/paper-templates/{type}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void replace(@PathVariable String type, @RequestParam(required = false) MultipartFile file) throws IOException {
        rights.require(Right.EDIT_TEMPLATES);
        byte[] content = file == null ? new byte[0] : file.getBytes();
        String name = file == null
                ? ""
                : Optional.ofNullable(file.getOriginalFilename()).orElse("");
        templates.replace(PaperType.ofFile(type), name, content, user.id());
    }

    @PostMapping("/api/paper-templates/{type}/built-in")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void restore(@PathVariable String type) {
        rights.require(Right.EDIT_TEMPLATES);
        templates.restore(PaperType.ofFile(type), user.id());
    }

    @PostMapping("/api/legal-grounds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void add(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate until) {
        rights.require(Right.EDIT_TEMPLATES);
        legalGrounds.add(text, from, until);
    }

    @PostMapping("/api/legal-grounds/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @ResponseBody
    void end(@PathVariable long id, @RequestParam LocalDate until) {
        rights.require(Right.EDIT_TEMPLATES);
        legalGrounds.end(id, until);
    }
}
