package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ServeCommandTest {
    @TempDir private Path temporary;

    private record Said(int code, String err) {}

    private static Said serve(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "serve";
        System.arraycopy(options, 0, words, 1, options.length);
        CommandLine command = Main.commandLine();
        var err = new StringWriter();
        command.setErr(new PrintWriter(err));
        return new Said(command.execute(words), err.toString());
    }

    @Test
    void carelessInputs_areExplained() throws Exception {
        String data = temporary.resolve("data").toString();
        assertThat(serve("--port", "70000").err())
                .contains("--port is 70000 but must be from 0 to 65535.");
        assertThat(serve("--host", "0.0.0.0", "--data", data).err())
                .contains("so it needs a token");
        assertThat(serve("--token", "short", "--data", data).err()).contains("The token needs 16");
        assertThat(serve("--log", "loud").err())
                .contains("--log is loud but must be text or json.");
        Path access = temporary.resolve("access");
        Files.writeString(access, "operator long-enough-secret\nguest another-long-secret\n");
        assertThat(serve("--access", access.toString()).err())
                .contains("Line 2 must be 'operator TOKEN'");
        Path file = Files.createFile(temporary.resolve("file"));
        Said noFolder = serve("--port", "0", "--data", file.toString());
        assertThat(noFolder.err()).contains("cannot be made");
        assertThat(noFolder.code()).isEqualTo(2);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Said said = serve("--port", Integer.toString(taken.getLocalPort()), "--data", data);
            assertThat(said.err()).contains("is taken.", "Maybe the service runs already");
            assertThat(said.code()).isEqualTo(2);
        }
    }

    @Test
    void serviceThatIsTerminated_stopsInOrder() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                Main.class.getName(),
                                "serve",
                                "--port",
                                "0",
                                "--data",
                                temporary.resolve("data").toString())
                        .redirectError(temporary.resolve("err").toFile())
                        .start();
        try (BufferedReader out = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            Matcher place = Pattern.compile("http://\\S+").matcher(String.valueOf(out.readLine()));
            assertThat(place.find()).isTrue();
            String status =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(place.group() + "api/v1/status"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            assertThat(status).contains("\"name\":\"commonwatt\"");
            process.destroy();
            // 128 + SIGTERM: ended by the signal, after everything was put away.
            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(temporary.resolve("err")).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    /// The class path of the tests, also where their runner has loaded them by itself.
    static String classPath() throws Exception {
        if (Main.class.getClassLoader() instanceof URLClassLoader loader) {
            var paths = new StringJoiner(java.io.File.pathSeparator);
            for (var url : loader.getURLs()) {
                paths.add(Path.of(url.toURI()).toString());
            }
            return paths.toString();
        }
        return System.getProperty("java.class.path");
    }
}
