package vn.gov.phutho.cleangov.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;
import vn.gov.phutho.cleangov.platform.Problem;
import vn.gov.phutho.cleangov.platform.Problems;
import vn.gov.phutho.cleangov.platform.RefusalCode;
import vn.gov.phutho.cleangov.platform.StorableText;

/**
 * Refuses a request with text that cannot be stored exactly as it was sent: in its query, in its form or in its JSON. It
 * keeps the JSON in memory, so it runs only for people who are logged in, before the interface that they call. JSON that
 * is broken passes: its reader says what is wrong.
 */
class RequestTextFilter extends OncePerRequestFilter {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String ADDRESS = "Địa chỉ";
    private static final String FORM = "Biểu mẫu";
    private static final String DATA = "Dữ liệu gửi lên";

    private final Predicate<HttpServletRequest> applies;

    /** For a chain whose requests all come from people who are logged in. */
    RequestTextFilter() {
        this(request -> true);
    }

    RequestTextFilter(Predicate<HttpServletRequest> applies) {
        this.applies = applies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !applies.test(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (type(request).isWildcardType() || type(request).isWildcardSubtype()) {
            Problems.write(response, noType());
            return;
        }
        byte[] body = isJson(request) ? body(request) : null;
        if (body != null && body.length > BufferedRequest.LARGEST_BODY) {
            Problems.write(response, tooLarge());
            return;
        }
        Optional<String> json = body == null ? Optional.of("") : text(body);
        if (json.isEmpty()) {
            Problems.write(response, notUtf8());
            return;
        }
        Optional<String> objection = inQuery(request.getQueryString())
                .or(() -> isForm(request) ? inForm(request) : Optional.empty())
                .or(() -> inJson(json.get()));
        if (objection.isPresent()) {
            Problems.write(response, Problem.of(RefusalCode.INVALID, objection.get()));
            return;
        }
        chain.doFilter(body == null ? request : new BufferedRequest(request, body), response);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        return request.getInputStream().readNBytes(BufferedRequest.LARGEST_BODY + 1);
    }

    /** Empty if the bytes are not UTF-8, the encoding of JSON (RFC 8259, 8.1). */
    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(body))
                            .toString())
                    // JSON has no NUL: these bytes are UTF-16 or UTF-32.
                    .filter(text -> text.indexOf('\0') < 0);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static Optional<String> inQuery(String query) {
        return query == null ? Optional.empty() : StorableText.objection(ADDRESS, decoded(query));
    }

    private static String decoded(String query) {
        try {
            return UriUtils.decode(query, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return query;
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        return type(request).isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED);
    }

    private static Optional<String> inForm(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .flatMap(field -> Stream.concat(Stream.of(field.getKey()), Arrays.stream(field.getValue())))
                // A form of PUT or DELETE may name a field and give it no value.
                .filter(Objects::nonNull)
                .flatMap(text -> StorableText.objection(FORM, text).stream())
                .findFirst();
    }

    private static boolean isJson(HttpServletRequest request) {
        MediaType type = type(request);
        return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                || String.valueOf(type.getSubtypeSuffix()).equals("json");
    }

    private static MediaType type(HttpServletRequest request) {
        try {
            String type = request.getContentType();
            return type == null ? MediaType.APPLICATION_OCTET_STREAM : MediaType.parseMediaType(type);
        } catch (InvalidMediaTypeException unreadable) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private Optional<String> inJson(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
                    Optional<String> objection = StorableText.objection(DATA, parser.getText());
                    if (objection.isPresent()) {
                        return objection;
                    }
                }
            }
        } catch (IOException broken) {
            logger.debug("broken JSON passes to its reader", broken);
        }
        return Optional.empty();
    }

    private static Problem tooLarge() {
        return new Problem(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "too-large",
                "Dữ liệu quá lớn",
                "Dữ liệu gửi lên lớn quá %d MB. Chưa thay đổi gì."
                        .formatted(BufferedRequest.LARGEST_BODY / 1024 / 1024));
    }

    private static Problem noType() {
        return new Problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "bad-request",
                "Yêu cầu không hợp lệ",
                "Yêu cầu không nói rõ dữ liệu gửi lên thuộc loại nào. Chưa thay đổi gì.");
    }

    private static Problem notUtf8() {
        return new Problem(
                HttpStatus.BAD_REQUEST,
                "bad-request",
                "Yêu cầu không hợp lệ",
                "Dữ liệu gửi lên không phải là JSON viết bằng UTF-8. Chưa thay đổi gì.");
    }
}
