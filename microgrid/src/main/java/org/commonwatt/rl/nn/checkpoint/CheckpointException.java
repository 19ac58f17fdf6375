package org.commonwatt.rl.nn.checkpoint;

/// Bytes are no checkpoint, or one of something else; the message says what is wrong.
public final class CheckpointException extends IllegalArgumentException {
    /// @param message what does not fit
    public CheckpointException(String message) {
        super(message);
    }
}
