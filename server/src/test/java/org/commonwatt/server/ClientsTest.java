package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClientsTest {
    private static final int CLIENTS = 200;
    private static final int STATES = 15;

    @TempDir private Path data;

    @Test
    void twoHundredReaders_getEveryState_whileOthersDoNotRead() throws Exception {
        try (RunningService service = RunningService.on(data)) {
            String session =
                    service.ask(
                                    "/api/v1/live",
                                    "{\"scenario\": \"village\", \"days\": 1, \"speed\": 1}")
                            .path("session")
                            .asString();
            String path = "/api/v1/live/" + session + "/stream";
            List<Socket> stalled = new ArrayList<>();
            for (int k = 0; k < 5; k++) {
                stalled.add(RawSocket.webSocket(service.port(), path));
            }
            var complete = new AtomicInteger();
            List<Thread> readers = new ArrayList<>();
            for (int k = 0; k < CLIENTS; k++) {
                Socket socket = RawSocket.webSocket(service.port(), path);
                readers.add(
                        Thread.ofVirtual()
                                .start(
                                        () -> {
                                            if (reads(socket)) {
                                                complete.incrementAndGet();
                                            }
                                        }));
            }
            assertThat(service.json("/api/v1/status").path("clients").asInt())
                    .isEqualTo(CLIENTS + stalled.size());
            for (Thread reader : readers) {
                reader.join(60_000);
            }
            assertThat(complete.get()).isEqualTo(CLIENTS);
            for (Socket socket : stalled) {
                socket.close();
            }
        }
    }

    private static boolean reads(Socket socket) {
        try (socket) {
            for (int k = 0; k < STATES; k++) {
                RawSocket.frame(socket.getInputStream());
            }
            return true;
        } catch (IOException failure) {
            return false;
        }
    }
}
