package org.commonwatt.rl.env;

/// An environment handed out a number that is none; the message says which.
public final class BrokenGameException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /// @param message game, agent, entry and value
    public BrokenGameException(String message) {
        super(message);
    }
}
