package org.commonwatt.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a training begins with.
final class TrainingStart {
    @Option(
            names = "--resume",
            description = "Go on with the training in DIR, with the same options as before.")
    private boolean resume;

    @Option(
            names = "--start",
            paramLabel = "POLICY",
            description = "Begin with the networks of a trained policy: a folder that train wrote.")
    private @Nullable Path policy;

    /// Whether to go on with what is there.
    boolean resumes() {
        return resume;
    }

    /// Folder of the policy to begin with.
    @Nullable Path policy() {
        return policy;
    }
}
