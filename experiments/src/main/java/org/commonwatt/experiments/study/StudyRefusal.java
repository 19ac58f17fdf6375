package org.commonwatt.experiments.study;

/// A study cannot be done as asked; the message is meant for the user.
public final class StudyRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message rule, value and place; a second line may name the likely cause
    public StudyRefusal(String message) {
        super(message);
    }
}
