package vn.gov.phutho.cleangov.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriUtils;

/**
 * Records every file that the application answers: workbooks, CSV, papers, evidence. A file is what has a
 * {@code Content-Disposition}, so that no export can be forgotten. A refused request for a file is recorded too.
 */
@Component
class FilesRead implements HandlerInterceptor, WebMvcConfigurer {

    private static final Pattern FILE = Pattern.compile(".*\\.(xlsx|csv|pdf|docx|json)");

    private static final Pattern ENCODED_NAME = Pattern.compile("filename\\*=UTF-8''([^;]+)");

    private final AuditLog audit;

    FilesRead(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!(handler instanceof HandlerMethod method) || !HttpMethod.GET.matches(request.getMethod())) {
            return;
        }
        Audited audited = method.getMethodAnnotation(Audited.class);
        AuditKind kind = audited == null ? AuditKind.DATA_EXPORTED : audited.value();
        String file = response.getHeader(HttpHeaders.CONTENT_DISPOSITION);
        if (response.getStatus() == HttpStatus.OK.value() && file != null) {
            audit.observed(kind, subject(request), name(file), failure == null ? AuditResult.DONE : AuditResult.FAILED);
        } else if (response.getStatus() == HttpStatus.FORBIDDEN.value()
                && (audited != null || FILE.matcher(request.getRequestURI()).matches())) {
            audit.observed(kind, subject(request), request.getRequestURI(), AuditResult.REFUSED);
        }
    }

    /** The name of the file. A name with diacritics stands in the second form (RFC 5987). */
    private static String name(String disposition) {
        Matcher encoded = ENCODED_NAME.matcher(disposition);
        if (encoded.find()) {
            return UriUtils.decode(encoded.group(1), StandardCharsets.UTF_8);
        }
        String plain = ContentDisposition.parse(disposition).getFilename();
        return plain == null ? "" : plain;
    }

    private static String subject(HttpServletRequest request) {
        return request.getAttribute(Audited.SUBJECT) instanceof String named
                ? named
                : request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        ? String.join(
                                "/",
                                variables.values().stream().map(String::valueOf).toList())
                        : "";
    }
}
