package vn.gov.phutho.cleangov.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends requests from an address of its own, any of 127.0.0.0/8. */
record RemoteProgram(String address, int port) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d+)");
    private static final Pattern COOKIE = Pattern.compile("(?im)^Set-Cookie: (\\w[^=]*)=([^;\\r]*)");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?im)^Retry-After: (\\d+)");

    /** @param retryAfter seconds; 0 if the answer does not say it */
    record Answer(int status, int retryAfter, String text) {}

    /** Asks with HTTP Basic. */
    Answer asks(String path, String user, String password) {
        String secret = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return sends("GET " + path, "Authorization: Basic " + secret + "\r\n", "");
    }

    /** Logs in to Tasklist. */
    Answer logsIn(String user, String password) {
        Map<String, String> cookies = new TreeMap<>();
        Matcher cookie = COOKIE.matcher(
                sends("GET /camunda/app/tasklist/default/", "", "").text());
        while (cookie.find()) {
            cookies.put(cookie.group(1), cookie.group(2));
        }
        String form = "username=" + user + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return sends(
                "POST /camunda/api/admin/auth/user/default/login/tasklist",
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\nX-XSRF-TOKEN: " + cookies.get("XSRF-TOKEN") + "\r\nCookie: "
                        + cookies.toString().replaceAll("[{}]", "").replace(", ", "; ") + "\r\n",
                form);
    }

    private Answer sends(String request, String headers, String body) {
        try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0)) {
            String text = request + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(number(STATUS, answer), number(RETRY_AFTER, answer), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
