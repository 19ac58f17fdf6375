package org.commonwatt.server.bridge;

import java.io.IOException;
import java.nio.DoubleBuffer;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.rl.env.EnvSpec;

/// The part of a conversation in which a game is played. A step allocates nothing.
final class Table {
    private final Game game;
    private final FrameChannel frames;
    private final Play play;
    private final SeenFrame seen;
    private final double[] actions;
    private final DoubleBuffer received;

    /// @param copies as [Play#of] takes them
    /// @throws BrokenFrame if they do not fit into memory
    Table(Game game, int copies, FrameChannel frames) {
        this.game = game;
        this.frames = frames;
        int joint = Math.max(1, copies);
        EnvSpec spec = game.spec();
        try {
            int bytes = Math.multiplyExact(joint, Double.BYTES * spec.actionSize());
            actions = new double[bytes / Double.BYTES];
            seen = new SeenFrame(spec, joint);
            play = Play.of(game, copies);
            frames.expect(bytes);
        } catch (ArithmeticException | OutOfMemoryError tooMany) {
            throw new BrokenFrame("So many copies do not fit into memory: " + copies);
        }
        received = frames.doubles();
    }

    /// Says what the game looks like, then plays until the client goes.
    void run() throws IOException {
        frames.send(Kind.SPEC, SpecJson.of(game));
        int stepBytes = actions.length * Double.BYTES;
        while (frames.receive()) {
            int length = frames.length();
            Kind kind = frames.kind();
            if (kind == Kind.RESET && length == Long.BYTES) {
                play.reset(frames.longAt(0));
                show(false);
            } else if (kind == Kind.STEP && length == stepBytes) {
                received.get(0, actions);
                step();
            } else if (kind == Kind.RESET || kind == Kind.STEP) {
                int right = kind == Kind.RESET ? Long.BYTES : stepBytes;
                frames.refuse("%s has %d bytes here, not %d.".formatted(kind, right, length));
            } else {
                frames.refuse(
                        "There are RESET and STEP, but no request %d."
                                .formatted(frames.kindNumber()));
            }
        }
    }

    private void step() throws IOException {
        boolean open = play.isOpen();
        try {
            show(play.step(actions));
        } catch (IllegalArgumentException wrong) {
            frames.refuse(String.valueOf(wrong.getMessage()));
        } catch (IllegalStateException wrong) {
            if (open) {
                throw wrong; // the game's own failure, not the client's
            }
            frames.refuse(String.valueOf(wrong.getMessage()));
        }
    }

    private void show(boolean ended) throws IOException {
        frames.send(
                ended ? Kind.SEEN_ENDED : Kind.SEEN,
                seen.fill(play.seen(), ended),
                seen.bytes(ended));
    }
}
