package vn.gov.phutho.cleangov;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** What a browser with Tasklist open sends: it keeps cookies and gives back the token that Tasklist gave it. */
public class WebSession {

    private final int port;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    /** Opens Tasklist, where nobody is logged in yet. */
    public WebSession(int port) {
        this.port = port;
        if (get("/camunda/app/tasklist/default/").statusCode() != 200) {
            throw new AssertionError("Tasklist does not open");
        }
    }

    /** Logs in with the demo's password, as Tasklist's own form does. */
    public HttpResponse<String> logsIn(String user) {
        HttpResponse<String> answer = post(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                "application/x-www-form-urlencoded",
                "username=" + user + "&password=demo");
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
                        .POST(BodyPublishers.ofString(body)));
    }

    /** What a form puts: JSON, with the session alone. */
    public HttpResponse<String> put(String path, String body) {
        return send(
                client,
                request(port, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
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
