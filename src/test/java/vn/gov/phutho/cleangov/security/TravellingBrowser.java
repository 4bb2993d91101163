package vn.gov.phutho.cleangov.security;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A browser that goes between the application and a provider: it keeps cookies and follows redirects, one by one. */
final class TravellingBrowser {

    private static final int MOST_REDIRECTS = 10;

    private final String application;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Where it has been, the last address last. */
    private final List<URI> visited = new ArrayList<>();

    TravellingBrowser(int port) {
        application = "http://127.0.0.1:" + port;
    }

    /** Opens an address, a path is one of the application, and follows redirects to the last page. */
    HttpResponse<String> opens(String address) {
        return follows(opensOnly(address));
    }

    /** Opens an address and follows nothing. */
    HttpResponse<String> opensOnly(String address) {
        return sends(html(address).GET());
    }

    /** Begins at the application, gives name and password at the provider, and comes back. */
    HttpResponse<String> logsIn(String provider, String person) {
        return entersPassword(opens("/oauth2/authorization/" + provider), person);
    }

    /** Fills in the provider's log-in page, which must be open. */
    HttpResponse<String> entersPassword(HttpResponse<String> page, String person) {
        if (!page.uri().getPath().equals("/login")) {
            throw new AssertionError("This is not the provider's log-in page: " + page.uri() + "\n" + page.body());
        }
        return follows(sends(html(page.uri().resolve("/login").toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + person + "&password="
                        + URLEncoder.encode(OpenIdProvider.PASSWORD, StandardCharsets.UTF_8)))));
    }

    /** Asks as a script of a page does. */
    HttpResponse<String> gets(String path) {
        return sends(HttpRequest.newBuilder(URI.create(application + path)).GET());
    }

    /** Clicks on «Đăng xuất» in Tasklist. */
    HttpResponse<String> signsOut() {
        return sends(HttpRequest.newBuilder(URI.create(application + "/camunda/api/admin/auth/user/default/logout"))
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.noBody()));
    }

    List<URI> visited() {
        return visited;
    }

    /** The value of a cookie; empty if there is none. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(one -> one.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> follows(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int times = 0; answer.statusCode() / 100 == 3; times++) {
            if (times == MOST_REDIRECTS) {
                throw new AssertionError("Redirected in a circle: " + visited);
            }
            answer = opensOnly(answer.uri()
                    .resolve(answer.headers().firstValue("Location").orElseThrow())
                    .toString());
        }
        return answer;
    }

    private HttpRequest.Builder html(String address) {
        return HttpRequest.newBuilder(URI.create(address.startsWith("/") ? application + address : address))
                .header("Accept", "text/html,application/xhtml+xml,*/*");
    }

    private HttpResponse<String> sends(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            visited.add(answer.uri());
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
