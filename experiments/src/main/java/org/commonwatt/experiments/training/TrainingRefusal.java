package org.commonwatt.experiments.training;

import java.io.IOException;

/// A training cannot begin or go on as asked; the message is meant for the user.
public final class TrainingRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message rule, value and place; a second line may name the likely cause
    public TrainingRefusal(String message) {
        super(message);
    }

    /// @param message rule, value and place; a second line may name the likely cause
    /// @param cause what was thrown
    public TrainingRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    /// The refusal where a file cannot be read.
    static TrainingRefusal unreadable(Object file, IOException cause) {
        return new TrainingRefusal(
                "%s cannot be read: %s.".formatted(file, cause.getMessage()), cause);
    }

    /// @param cause whose message the user gets
    TrainingRefusal(RuntimeException cause) {
        this(String.valueOf(cause.getMessage()), cause);
    }
}
