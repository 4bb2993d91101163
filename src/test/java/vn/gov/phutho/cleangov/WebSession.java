package vn.gov.phutho.cleangov;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a browser with Tasklist open sends: it keeps cookies and gives back the token that Tasklist gave it. */
public class WebSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Opens Tasklist without a log-in. */
    public WebSession(int port) {
        this.port = port;
        if (get("/camunda/app/tasklist/default/").statusCode() != 200) {
            throw new AssertionError("Tasklist does not open");
        }
    }

    /** Logs in with the demo's password, as Tasklist's own form does. */
    public HttpResponse<String> logsIn(String user) {
        return logsIn(user, "demo");
    }

    /** Logs in as Tasklist's own form does. */
    public HttpResponse<String> logsIn(String user, String password) {
        HttpResponse<String> answer = post(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "application/x-www-form-urlencoded",
                "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        get("/camunda/app/tasklist/default/");
        return answer;
    }

    public HttpResponse<String> get(String path) {
        return send(client, request(port, path).GET());
    }

    /** What a person gets who opens an address in the browser. */
    public HttpResponse<String> opens(String path) {
        return send(
                client,
                request(port, path)
                        .header("Accept", "text/html,application/xhtml+xml,*/*")
                        .GET());
    }

    /** The content of a file. */
    public byte[] bytes(String path) {
        try {
            HttpResponse<byte[]> answer = client.send(request(port, path).GET().build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + " answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    public HttpResponse<String> post(String path, String type, String body) {
        return sendWithToken("POST", path, type, body);
    }

    /** What Camunda's web applications put: JSON, with their token. */
    public HttpResponse<String> putWithToken(String path, String body) {
        return sendWithToken("PUT", path, "application/json", body);
    }

    private HttpResponse<String> sendWithToken(String method, String path, String type, String body) {
        String token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        return send(
                client,
                request(port, path)
                        .header("Content-Type", type)
                        .header("Accept", "application/json")
                        .header("X-XSRF-TOKEN", token)
                        .method(method, BodyPublishers.ofString(body)));
    }

    /** Sends a form of one of our pages, with the token that stands in the page. */
    public HttpResponse<String> submits(String page, String to, String form) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError(page + " has no form with a token");
        }
        return send(
                client,
                request(port, to)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString("_csrf=" + token.group(1) + "&" + form)));
    }

    /** What a page of another site can make the browser send: the session's cookies and no token. */
    public HttpResponse<String> postWithoutToken(String path, String body, String authorization) {
        return send(
                client,
                request(port, path)
                        .header("Content-Type", "application/json")
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.ofString(body)));
    }

    /** What a form puts: JSON, with the session alone. */
    public HttpResponse<String> put(String path, String body) {
        return send(
                client,
                request(port, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** Sends any request with the session's cookies and without a token. */
    public HttpResponse<String> sends(HttpRequest.Builder request) {
        return send(client, request);
    }

    /** A request to the application under test. */
    public static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    public static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
