package vn.gov.phutho.cleangov.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.gov.phutho.cleangov.platform.PageProblems;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.unit.Right;
import vn.gov.phutho.cleangov.unit.SystemRole;

/**
 * The rules of the roles in the system for our pages and JSON: an auditor sends nothing that changes anything, an analyst opens
 * only what is about models. What officials may do is decided by the controllers and services.
 */
class SystemRoleFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** The account itself: its password and second factor, and what it is told about wrong ones. */
    private static final Set<String> OWN_ACCOUNT = Set.of(
            PasswordController.PAGE,
            SecondFactorController.PAGE,
            SecondFactorController.OFF,
            FailedSignInController.SEEN);

    /** The paths of models, in pages and JSON. */
    private static final Pattern MODELS = Pattern.compile("(/api)?/models(/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> objection = objection(request);
        if (objection.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            PageProblems.write(
                    request,
                    response,
                    new Problem(HttpStatus.FORBIDDEN, "forbidden", "Không có quyền", objection.get()));
        }
    }

    private static Optional<String> objection(HttpServletRequest request) {
        String path = SecurityConfiguration.path(request);
        if (OWN_ACCOUNT.contains(path)) {
            return Optional.empty();
        }
        Set<String> groups = SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        if (SystemRole.onlyReads(groups) && !READING.contains(request.getMethod())) {
            return Optional.of(
                    "Tài khoản của người giám sát chỉ để xem. Chưa thay đổi gì; việc này do cán bộ có thẩm quyền làm.");
        }
        if (!groups.stream().allMatch(group -> SystemRole.ofGroup(group).isPresent())
                || groups.isEmpty()
                || Right.OPEN_PAGES.isInSystem(groups)) {
            return Optional.empty();
        }
        if (!Right.DEPLOY_MODELS.isInSystem(groups)) {
            return Optional.of("Tài khoản của chương trình giám sát không mở được trang này.");
        }
        return !MODELS.matcher(path).matches()
                ? Optional.of(
                        "Tài khoản của chuyên viên quy trình chỉ dùng để đọc và triển khai mô hình, không xem hồ sơ của các đơn vị.")
                : Optional.empty();
    }
}
