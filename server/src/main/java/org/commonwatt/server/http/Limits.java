package org.commonwatt.server.http;

/// What the service takes on at most.
///
/// @param bodyBytes content of a request
/// @param requestsPerSecond from one address
/// @param burst requests from one address at once
/// @param connections open connections
/// @param sockets open WebSockets
/// @param sessions live sessions
/// @param queuedJobs jobs that wait
/// @param trainingSteps of the game that a training may ask for
public record Limits(
        int bodyBytes,
        double requestsPerSecond,
        double burst,
        int connections,
        int sockets,
        int sessions,
        int queuedJobs,
        long trainingSteps) {
    /// The usual limits.
    public static final Limits USUAL =
            new Limits(64 * 1024, 100, 400, 4096, 2000, 8, 16, 20_000_000);
}
