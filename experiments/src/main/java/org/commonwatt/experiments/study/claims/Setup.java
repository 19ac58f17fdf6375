package org.commonwatt.experiments.study.claims;

import java.nio.file.Path;
import java.time.Clock;

/// Where and how a study of claims works.
///
/// @param data folder of public data sets
/// @param out folder of everything that is made, finished cells among it
/// @param threads that compute; changes no result
/// @param software name and version of the program: another one does everything anew
/// @param clock tells how long trainings take
public record Setup(Path data, Path out, int threads, String software, Clock clock) {
    /// Folder of the communities.
    Path families() {
        return out.resolve("families");
    }

    /// Folder of the trainings.
    Path trainings() {
        return out.resolve("trainings");
    }
}
