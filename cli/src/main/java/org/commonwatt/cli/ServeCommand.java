package org.commonwatt.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.commonwatt.server.Service;
import org.commonwatt.server.ServiceSettings;
import org.commonwatt.server.http.Access;
import org.commonwatt.server.http.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `commonwatt serve`: the dashboard and the API.
@Command(
        name = "serve",
        description = "Serve the dashboard and the API until Ctrl-C.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt serve",
            "  COMMONWATT_TOKEN=$(openssl rand -hex 24) commonwatt serve --host 0.0.0.0 --port 8443"
        })
final class ServeCommand extends TerminalCommand {
    private static final String TOKEN_VARIABLE = "COMMONWATT_TOKEN";

    /// Helidon tells every refused WebSocket as an error; kept, or loggers would forget the level.
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on, 0 for any free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address to listen on; any other than this computer's own needs a token"
                            + " (${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "runs",
            description =
                    "Folder of runs, comparisons, trainings and own scenarios (${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description =
                    "Operator's token, at least 16 characters; better in the environment variable "
                            + TOKEN_VARIABLE
                            + ", which other users of this computer do not see.")
    private @Nullable String token;

    @Option(
            names = "--access",
            paramLabel = "FILE",
            description =
                    "File of lines 'operator TOKEN', 'member ID TOKEN' and 'public' instead of one"
                            + " token.")
    private @Nullable Path accessFile;

    @Option(
            names = "--log",
            paramLabel = "text|json",
            defaultValue = "text",
            description =
                    "What goes to standard error: warnings as text, or every request and job as a"
                            + " line of JSON (${DEFAULT-VALUE}).")
    private String log;

    @Override
    public Integer call() throws InterruptedException {
        HELIDON.setLevel(Level.OFF);
        if (!log.equals("text") && !log.equals("json")) {
            throw bad("--log is %s but must be text or json.".formatted(log));
        }
        if (log.equals("json")) {
            JsonLog.begin();
        }
        ServiceSettings settings = settings();
        var stopped = new CountDownLatch(1);
        // Closed last: the process lives until the service has put everything away.
        try (var interruption = new Interruption(stopped::countDown);
                Service service = Service.start(settings, Clock.systemUTC())) {
            PrintWriter out = out();
            out.printf(
                    "Dashboard: http://%s:%d/ (Ctrl-C stops)%n",
                    shown(settings.address()), service.port());
            out.flush();
            while (!interruption.asked()) {
                stopped.await();
            }
            return 0;
        } catch (IOException failure) {
            err().println(explained(failure));
            return BAD_INPUT;
        }
    }

    private static String shown(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private ServiceSettings settings() {
        if (port < 0 || port > 65_535) {
            throw bad("--port is %d but must be from 0 to 65535.".formatted(port));
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw bad("--host %s is no address of this computer.".formatted(host));
        }
        return new ServiceSettings(
                address, port, data, access(address), Limits.USUAL, new Version().getVersion()[0]);
    }

    private Access access(InetAddress address) {
        String given = token != null ? token : System.getenv(TOKEN_VARIABLE);
        try {
            if (accessFile != null) {
                return Access.of(Files.readAllLines(accessFile));
            }
            if (given != null && !given.isEmpty()) {
                return Access.ofToken(given);
            }
        } catch (IOException failure) {
            throw bad("%s cannot be read: %s.".formatted(accessFile, failure.getMessage()));
        } catch (IllegalArgumentException wrong) {
            throw bad(
                    accessFile == null
                            ? "The token needs %d visible ASCII characters."
                                    .formatted(Access.LEAST_TOKEN)
                            : "%s: %s".formatted(accessFile, wrong.getMessage()));
        }
        if (!address.isLoopbackAddress()) {
            throw bad(
                    "With --host %s others can reach the service, so it needs a token.\n"
                                    .formatted(host)
                            + "Maybe set %s, or give --token or --access."
                                    .formatted(TOKEN_VARIABLE));
        }
        return Access.open();
    }

    private String explained(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Address already in use")) {
            return "Port %d of %s is taken.\nMaybe the service runs already; else choose another with --port."
                    .formatted(port, host);
        }
        if (message.contains("Permission denied")) {
            return "Port %d may not be used.\nMaybe choose one above 1023 with --port."
                    .formatted(port);
        }
        if (message.contains("Cannot assign requested address")) {
            return "--host %s is no address of this computer.".formatted(host);
        }
        return "The service does not start: %s.".formatted(message.strip());
    }
}
