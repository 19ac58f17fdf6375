package org.commonwatt.experiments.sharing;

/// A gain that cannot be shared because some plan does not exist; the message says which.
public final class SharingFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is missing
    public SharingFailure(String message) {
        super(message);
    }
}
