package org.commonwatt.server.bridge;

import java.nio.ByteBuffer;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.VectorStep;

/// The frame that says what came of a step: laid out once, filled again and again.
///
/// Observations and states are rounded to single precision here, which keeps them within their
/// bounds rounded likewise.
final class SeenFrame {
    private static final int WORD = 8;

    private final ByteBuffer frame;
    private final boolean hasStates;
    private final int seenBytes;
    private final int endedBytes;
    private int at;

    SeenFrame(EnvSpec spec, int copies) {
        hasStates = !spec.stateIsObservation();
        int seenFloats = spec.observationSize() + (hasStates ? spec.state().size() : 0);
        int agents = spec.agents().size();
        long doubles = (long) Double.BYTES * (agents + spec.infoNames().size());
        long seen = copies * (doubles + (long) Float.BYTES * seenFloats + 2);
        seen = (seen + WORD - 1) / WORD * WORD;
        long perCopy =
                (long) Double.BYTES * agents + (long) Float.BYTES * seenFloats + Integer.BYTES;
        seenBytes = Math.toIntExact(seen);
        endedBytes = Math.toIntExact(seen + copies * perCopy);
        frame = FrameChannel.buffer(endedBytes);
    }

    /// The frame, of [#bytes] bytes of payload, with what the step says.
    ByteBuffer fill(VectorStep step, boolean ended) {
        frame.clear();
        at = FrameChannel.HEADER_BYTES;
        doubles(step.rewards());
        doubles(step.info());
        floats(step.observations());
        if (hasStates) {
            floats(step.states());
        }
        flags(step.terminated());
        flags(step.truncated());
        if (ended) {
            at = FrameChannel.HEADER_BYTES + seenBytes;
            doubles(step.returns());
            floats(step.lastObservations());
            if (hasStates) {
                floats(step.lastStates());
            }
            for (int length : step.lengths()) {
                frame.putInt(at, length);
                at += Integer.BYTES;
            }
        }
        return frame;
    }

    int bytes(boolean ended) {
        return ended ? endedBytes : seenBytes;
    }

    private void doubles(double[] values) {
        for (double value : values) {
            frame.putDouble(at, value);
            at += Double.BYTES;
        }
    }

    private void floats(double[] values) {
        for (double value : values) {
            frame.putFloat(at, (float) value);
            at += Float.BYTES;
        }
    }

    private void flags(boolean[] values) {
        for (boolean value : values) {
            frame.put(at++, (byte) (value ? 1 : 0));
        }
    }
}
