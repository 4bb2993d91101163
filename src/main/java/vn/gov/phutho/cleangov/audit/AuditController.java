package vn.gov.phutho.cleangov.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.Rights;
import vn.gov.phutho.cleangov.workbook.CsvText;

/** The log as a page and as a file, for auditors and administrators. */
@Controller
class AuditController {

    private static final int PAGE = 100;

    /** Higher than any page that a person opens. */
    private static final int LAST_PAGE = 1_000_000;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final List<String> HEADER = List.of(
            "Thời điểm",
            "Tài khoản",
            "Tên khi đó",
            "Địa chỉ mạng",
            "Loại",
            "Đối tượng",
            "Nội dung",
            "Kết quả",
            "Chuỗi",
            "Số",
            "Mã băm SHA-256");

    private final AuditEntries entries;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final Rights rights;

    AuditController(AuditEntries entries, PlatformTransactionManager transactions, Clock clock, Rights rights) {
        this.rights = rights;
        this.entries = entries;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /** A row as it is shown: everything is text for people. */
    record Line(
            LocalDateTime at,
            String who,
            String whoName,
            String address,
            String kind,
            String subject,
            String text,
            String result,
            String chain,
            int number,
            String hash) {}

    /**
     * The newest row first.
     *
     * @param day the only day that is shown; all if it is missing
     * @param who the only account that is shown; all if it is blank
     * @param kind the only kind that is shown; all if it is missing
     * @param page from 0
     */
    @GetMapping("/audit")
    String page(
            @RequestParam(required = false) LocalDate day,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) AuditKind kind,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        rights.require(Right.READ_LOG);
        AuditFilter filter = filter(day, who, kind);
        PageRequest asked = PageRequest.of(Math.max(0, Math.min(LAST_PAGE, page)), PAGE);
        List<Line> lines = entries.find(filter, PAGE, asked.getOffset()).stream()
                .map(this::line)
                .toList();
        model.addAttribute("rows", new PageImpl<>(lines, asked, entries.count(filter)));
        model.addAttribute("kinds", AuditKind.values());
        model.addAttribute("day", day);
        model.addAttribute("who", who.strip());
        model.addAttribute("kind", kind);
        return "audit";
    }

    /** The same rows without pages, for Excel. */
    @GetMapping("/api/audit.csv")
    void csv(
            @RequestParam(required = false) LocalDate day,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(required = false) AuditKind kind,
            HttpServletResponse response)
            throws IOException {
        rights.require(Right.READ_LOG);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("nhat-ky-he-thong%s.csv".formatted(day == null ? "" : "-" + day))
                        .build()
                        .toString());
        PrintWriter file = response.getWriter();
        file.write(CsvText.BEGINNING + CsvText.row(HEADER));
        reading.executeWithoutResult(status ->
                entries.each(filter(day, who, kind), entry -> file.write(CsvText.row(cells(line(entry))))));
    }

    private AuditFilter filter(LocalDate day, String who, AuditKind kind) {
        return new AuditFilter(
                day == null ? null : day.atStartOfDay(clock.getZone()).toInstant(),
                day == null
                        ? null
                        : day.plusDays(1).atStartOfDay(clock.getZone()).toInstant(),
                who.isBlank() ? null : who.strip(),
                kind);
    }

    private Line line(AuditEntry entry) {
        return new Line(
                LocalDateTime.ofInstant(entry.at(), clock.getZone()),
                entry.who(),
                entry.who().isEmpty() ? "Không có tài khoản này" : entry.whoName(),
                entry.address(),
                named(AuditKind.values(), entry.kind()).map(AuditKind::title).orElse(entry.kind()),
                entry.subject(),
                entry.text(),
                named(AuditResult.values(), entry.result())
                        .map(AuditResult::title)
                        .orElse(entry.result()),
                entry.chain(),
                entry.number(),
                entry.hash());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }

    private static List<String> cells(Line line) {
        return List.of(
                MOMENT.format(line.at()),
                line.who(),
                line.whoName(),
                line.address(),
                line.kind(),
                line.subject(),
                line.text(),
                line.result(),
                line.chain(),
                Integer.toString(line.number()),
                line.hash());
    }
}
