package vn.gov.phutho.cleangov.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import vn.gov.phutho.cleangov.account.AccountImportService.Applied;
import vn.gov.phutho.cleangov.platform.FileResponse;
import vn.gov.phutho.cleangov.platform.UploadedFile;
import vn.gov.phutho.cleangov.security.LogInWays;
import vn.gov.phutho.cleangov.unit.PostNames;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.unit.UnitService;
import vn.gov.phutho.cleangov.workbook.TableWorkbook;

/** The page on which an administrator brings in accounts and posts as a file, and the same for programs. */
@Controller
class AccountController {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LARGEST_FILE = 5 * MEGABYTE;
    private static final int PROBLEMS_IN_A_SENTENCE = 20;

    private final AccountImportService imports;
    private final PresentAccounts accounts;
    private final LogInWays ways;
    private final UnitService units;
    private final Rights rights;

    AccountController(
            AccountImportService imports, PresentAccounts accounts, LogInWays ways, UnitService units, Rights rights) {
        this.rights = rights;
        this.imports = imports;
        this.accounts = accounts;
        this.ways = ways;
        this.units = units;
    }

    @GetMapping("/accounts")
    String page(Model model) {
        rights.require(Right.MANAGE_ACCOUNTS);
        model.addAttribute("mostRows", AccountFile.MOST_ROWS);
        model.addAttribute("largest", LARGEST_FILE / MEGABYTE);
        model.addAttribute("passwords", ways.everybodyHasAPassword());
        return "accounts";
    }

    /** The accounts as they are, in the format of the file that is brought in. */
    @GetMapping("/api/accounts.xlsx")
    void present(HttpServletResponse response) throws IOException {
        rights.require(Right.MANAGE_ACCOUNTS);
        TableWorkbook.send(response, "tai-khoan.xlsx", AccountFile.table(accounts.entries(new PostNames(units))));
    }

    /** An empty file with its head, and how posts are written. */
    @GetMapping("/api/accounts/template.xlsx")
    void template(HttpServletResponse response) throws IOException {
        rights.require(Right.MANAGE_ACCOUNTS);
        TableWorkbook.send(
                response,
                "mau-tai-khoan.xlsx",
                AccountFile.table(List.of()),
                TableWorkbook.Table.of(
                        "Các vị trí",
                        new PostNames(units).examples(),
                        List.of(
                                TableWorkbook.text("Vị trí", 36, PostNames.Found::role),
                                TableWorkbook.text("Ví dụ mã đơn vị", 18, PostNames.Found::unit),
                                TableWorkbook.text("Nghĩa là", 60, PostNames.Found::name))));
    }

    /** @param plan the fingerprint of the preview that is confirmed */
    @PostMapping(path = "/api/accounts", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    ResponseEntity<?> uploadedForm(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(name = "dry-run", defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) String plan)
            throws IOException {
        rights.require(Right.MANAGE_ACCOUNTS);
        if (file == null) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.BAD_REQUEST, "Chọn tệp tài khoản: phần «file» của biểu mẫu."),
                    null);
        }
        return answer(file.getBytes(), dryRun, plan);
    }

    /** @param plan the fingerprint of the preview that is confirmed */
    @PostMapping("/api/accounts")
    @ResponseBody
    ResponseEntity<?> uploadedBody(
            HttpServletRequest request,
            @RequestParam(name = "dry-run", defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) String plan)
            throws IOException {
        rights.require(Right.MANAGE_ACCOUNTS);
        return answer(UploadedFile.read(request, LARGEST_FILE), dryRun, plan);
    }

    private ResponseEntity<?> answer(byte[] file, boolean dryRun, String shown) {
        if (dryRun) {
            AccountPlan plan = imports.preview(file);
            requireNoFaults(plan);
            return ResponseEntity.ok(plan);
        }
        Applied applied = imports.apply(file, shown);
        requireNoFaults(applied.plan());
        return applied.passwords().isEmpty()
                ? ResponseEntity.ok(applied.plan())
                : FileResponse.workbook("mat-khau-lan-dau.xlsx", AccountFile.firstPasswords(applied.passwords()));
    }

    private static void requireNoFaults(AccountPlan plan) {
        List<String> problems = plan.problems();
        if (problems.isEmpty()) {
            return;
        }
        ProblemDetail refusal = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Chưa nạp được tệp, chưa ghi gì. Tệp có %d chỗ phải sửa:\n%s%s"
                        .formatted(
                                problems.size(),
                                String.join(
                                        "\n", problems.subList(0, Math.min(PROBLEMS_IN_A_SENTENCE, problems.size()))),
                                problems.size() > PROBLEMS_IN_A_SENTENCE ? "\n…" : ""));
        refusal.setTitle("Chưa nạp được tài khoản");
        refusal.setProperty("problems", problems);
        refusal.setProperty("preview", plan);
        throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_ENTITY, refusal, null);
    }
}
