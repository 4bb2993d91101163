package vn.gov.phutho.cleangov.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that knows everybody but one: so much of SMTP as a sender needs. */
class RefusingMailServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String unknown;
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    RefusingMailServer(int port, String unknown) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        this.unknown = unknown;
        Thread server = new Thread(this::serve, "refusing-mail-server");
        server.setDaemon(true);
        server.start();
    }

    /** The recipients of the accepted mails. */
    List<String> accepted() {
        return accepted;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException gone) {
                // The sender has hung up, or the test is over.
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8);
        out.print("220 here\r\n");
        out.flush();
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data) {
                data = !line.equals(".");
                if (data) {
                    continue;
                }
            }
            String answer = "250 OK";
            if (line.startsWith("RCPT TO:")) {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                answer = address.equals(unknown) ? "550 no such user here" : answer;
                if (!address.equals(unknown)) {
                    accepted.add(address);
                }
            } else if (line.equals("DATA")) {
                data = true;
                answer = "354 go on";
            }
            out.print((line.equals("QUIT") ? "221 bye" : answer) + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
