package org.commonwatt.experiments.explain;

/// A question that cannot be answered. The message is meant for the user: rule, value and place,
/// and maybe a second line with the likely cause.
public final class ExplainRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong
    public ExplainRefusal(String message) {
        super(message);
    }
}
