package vn.gov.phutho.cleangov.signing;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import vn.gov.phutho.cleangov.document.Capacity;
import vn.gov.phutho.cleangov.engine.CurrentUser;
import vn.gov.phutho.cleangov.unit.Accounts;
import vn.gov.phutho.cleangov.unit.SigningField;
import vn.gov.phutho.cleangov.unit.Unit;

/** A page: the deputies of a chair; for others, what they may sign. */
@Controller
class SigningController {

    private final SigningService signing;
    private final Accounts accounts;
    private final CurrentUser user;

    SigningController(SigningService signing, Accounts accounts, CurrentUser user) {
        this.signing = signing;
        this.accounts = accounts;
        this.user = user;
    }

    /**
     * @param signsAs the capacity and the title, in Vietnamese
     * @param state in Vietnamese
     * @param mayWithdraw whether the reader may withdraw it
     */
    record AuthorityView(
            String id,
            String deputy,
            String signsAs,
            String fields,
            LocalDate fromDay,
            LocalDate untilDay,
            String basis,
            String state,
            boolean mayWithdraw) {}

    @GetMapping("/signers")
    String signers(Model model) {
        Optional<Unit> chaired = signing.chairedBy(user.id());
        model.addAttribute("unit", chaired.orElse(null));
        model.addAttribute(
                "candidates",
                chaired.map(unit -> signing.candidates(unit, user.id())).orElse(Map.of()));
        model.addAttribute("fields", SigningField.values());
        model.addAttribute(
                "capacities",
                Arrays.stream(Capacity.values())
                        .filter(one -> one != Capacity.CHAIR)
                        .toList());
        model.addAttribute(
                "list",
                views(
                        chaired.map(unit -> signing.ofUnit(unit.code())).orElseGet(() -> signing.of(user.id())),
                        chaired.isPresent()));
        return "signers";
    }

    private List<AuthorityView> views(List<SigningAuthority> list, boolean chair) {
        Map<String, String> names = accounts.namesOf(
                list.stream().map(SigningAuthority::deputy).distinct().toList());
        return list.stream()
                .map(one -> new AuthorityView(
                        one.id().toString(),
                        names.getOrDefault(one.deputy(), one.deputy()),
                        "%s, %s"
                                .formatted(
                                        one.authority().capacity().title(),
                                        one.authority().title()),
                        SigningService.fields(one),
                        one.fromDay(),
                        one.untilDay(),
                        one.basis(),
                        one.isOver() ? "đã kết thúc" : one.lasts() ? "đang được ký" : "sắp tới",
                        chair && !one.isOver()))
                .toList();
    }

    @PostMapping("/api/signers")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@RequestBody Naming naming) {
        signing.name(naming, user.id());
    }

    @DeleteMapping("/api/signers/{id}")
    @ResponseBody
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable SigningAuthorityId id) {
        signing.withdraw(id, user.id());
    }
}
