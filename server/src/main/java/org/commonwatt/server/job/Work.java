package org.commonwatt.server.job;

import tools.jackson.databind.JsonNode;

/// What a kind of job does. The same request gives the same result, so that a job that was cut off
/// is done by doing it again.
@FunctionalInterface
public interface Work {
    /// Does it.
    ///
    /// @param request what was asked
    /// @param progress hears how far it is, and says whether to stop
    /// @return path of the result; empty if it stopped early
    /// @throws org.commonwatt.server.http.Refusal if it cannot be done
    String run(JsonNode request, Progress progress);

    /// How far work is, and whether it shall stop.
    interface Progress {
        /// Another piece is done.
        void done(int done, int total);

        /// Whether to stop early.
        boolean cancelled();
    }
}
