package vn.gov.phutho.cleangov;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The demo as a person starts it: in a process of its own, with this test's class path, on data that outlive it. */
public final class RunningApplication implements AutoCloseable {

    /** What a start or a year may take on a busy machine. */
    public static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Path folder;
    private final Process process;
    private final int port;

    private RunningApplication(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it on the data in this folder, which may be those of one that was killed. It is not there yet when this
     * returns.
     *
     * @param arguments as on a command line: {@code --spring.mail.host=127.0.0.1}
     */
    public static RunningApplication start(Path folder, String... arguments) throws IOException {
        int port = freePort();
        Path log = Files.createDirectories(Path.of("target/applications")).resolve(UUID.randomUUID() + ".log");
        List<String> command = Stream.concat(
                        Stream.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CleangovApplication.class.getName(),
                                "--spring.profiles.active=demo",
                                "--server.port=" + port,
                                "--cleangov.address=http://127.0.0.1:" + port,
                                "--cleangov.sign-in.bcrypt-cost=4",
                                "--cleangov.database.directory=" + folder),
                        Stream.of(arguments))
                .toList();
        return new RunningApplication(
                folder,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                port);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** Waits until the demo's year is open for all its units and nothing is left to do at once. */
    public RunningApplication opensItsYear() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("select count(*) from report") > 0
                        && texts("select count(*)::text from act_ru_job where type_ = 'message'")
                                .equals(List.of("0")));
        return this;
    }

    /** Moves the clock; the answer comes when everything until then has happened. */
    public CompletableFuture<HttpResponse<String>> movesTo(String day) {
        HttpRequest request = WebSession.request(port, "/api/clock")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"day\": \"" + day + "\"}"))
                .build();
        return HttpClient.newHttpClient().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Like a power cut. */
    public void isKilled() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Queries the database directly; 0 while the database or the table does not exist. */
    public long count(String query) {
        return texts(query).stream().findFirst().map(Long::valueOf).orElse(0L);
    }

    /** The first column; nothing as long as the database or the table is not there. */
    public List<String> texts(String query) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + databasePort() + "/postgres?user=postgres&password=postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException | UncheckedIOException notYet) {
            return List.of();
        }
    }

    /** The fourth line of the server's pid file. */
    private String databasePort() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"));
            return lines.size() > 3 ? lines.get(3) : "1";
        } catch (IOException notYet) {
            throw new UncheckedIOException(notYet);
        }
    }

    /** Asked politely, it stops its PostgreSQL as well. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
