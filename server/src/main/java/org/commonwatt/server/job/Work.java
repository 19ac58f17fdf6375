package org.commonwatt.server.job;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a kind of job does. The same request gives the same result, so that a job that was cut off
/// goes on when it is done once more.
@FunctionalInterface
public interface Work {
    /// Does it.
    ///
    /// @param request what was asked
    /// @param progress hears how far it is, and says whether to stop
    /// @return path of the result; empty if it stopped early
    /// @throws org.commonwatt.server.http.Refusal if it cannot be done
    String run(JsonNode request, Progress progress);

    /// Whether it takes so long that others shall not wait for it: jobs of such kinds wait for each
    /// other only.
    default boolean isLong() {
        return false;
    }

    /// How far work is, and whether it shall stop.
    interface Progress {
        /// Another piece is done.
        void done(int done, int total);

        /// More about how it goes.
        ///
        /// @param figures by name, ready for a JSON writer
        default void figures(Map<String, ?> figures) {}

        /// Whether to stop early.
        boolean cancelled();
    }
}
