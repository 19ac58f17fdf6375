package org.commonwatt.experiments.export;

/// An export is not possible as asked; the message is meant for the user.
public final class ExportRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportRefusal(String message) {
        super(message);
    }

    ExportRefusal(String message, Throwable cause) {
        super(message, cause);
    }
}
