package org.commonwatt.server.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.ByteChannel;
import org.commonwatt.experiments.game.Game;

/// One conversation with one client, from its first frame to its last.
final class Session {
    /// Version of what the package's page says.
    static final int PROTOCOL = 1;

    private static final int OPEN_BYTES = 2 * Integer.BYTES;

    private final Game game;
    private final FrameChannel frames;

    Session(Game game, ByteChannel channel) {
        this.game = game;
        frames = new FrameChannel(channel, OPEN_BYTES);
    }

    /// Answers until the client goes, or until a frame is none.
    ///
    /// @throws IOException if the client goes in the middle of an answer
    void run() throws IOException {
        try {
            while (frames.receive()) {
                if (frames.kind() != Kind.OPEN || frames.length() != OPEN_BYTES) {
                    frames.refuse(
                            "A conversation begins with OPEN of %d bytes.".formatted(OPEN_BYTES));
                } else if (frames.intAt(0) != PROTOCOL) {
                    frames.refuse(
                            "This bridge speaks version %d of the protocol, not %d."
                                    .formatted(PROTOCOL, frames.intAt(0)));
                } else if (frames.intAt(Integer.BYTES) < 0) {
                    frames.refuse(
                            "Copies are counted from 0: %d".formatted(frames.intAt(Integer.BYTES)));
                } else {
                    new Table(game, frames.intAt(Integer.BYTES), frames).run();
                    return;
                }
            }
        } catch (BrokenFrame broken) {
            frames.send(Kind.BROKEN, String.valueOf(broken.getMessage()).getBytes(UTF_8));
        } catch (RuntimeException failure) {
            frames.send(Kind.BROKEN, failure.toString().getBytes(UTF_8));
            throw failure;
        }
    }
}
