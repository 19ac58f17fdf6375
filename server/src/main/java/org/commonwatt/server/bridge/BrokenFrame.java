package org.commonwatt.server.bridge;

/// Bytes after which the bridge no longer knows where a frame begins.
final class BrokenFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenFrame(String message) {
        super(message);
    }
}
