package org.commonwatt.rl.nn.checkpoint;

/// Bytes are no checkpoint, or one of something else; the message says what is wrong.
public final class CheckpointException extends IllegalArgumentException {
    CheckpointException(String message) {
        super(message);
    }
}
