package org.commonwatt.experiments.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.commonwatt.experiments.store.StepsMode;
import org.jspecify.annotations.Nullable;

/// How a scenario is run and where the result goes.
///
/// @param policies names of the policies, at least one; the first is what the others are compared
///   with
/// @param steps which steps are kept
/// @param force whether [StepsMode#FULL] may write more than [StepsMode#FULL_LIMIT] rows
/// @param folder the run folder
/// @param threads policies that run at the same time, ≥ 1
/// @param command command line that repeats the run, for run.json and the report
/// @param software name and version of the program, likewise
/// @param resume whether to go on with what an interrupted run of the same kind left in the folder
/// @param source where scenario and policies came from; null where they have no place to be found
///   again, as in tests
public record RunSettings(
        List<String> policies,
        StepsMode steps,
        boolean force,
        Path folder,
        int threads,
        String command,
        String software,
        boolean resume,
        @Nullable RunSource source) {
    /// A run whose scenario and policies have no place to be found again.
    public RunSettings(
            List<String> policies,
            StepsMode steps,
            boolean force,
            Path folder,
            int threads,
            String command,
            String software) {
        this(policies, steps, force, folder, threads, command, software, false, null);
    }

    public RunSettings {
        policies = List.copyOf(policies);
        if (policies.isEmpty()) {
            throw new IllegalArgumentException("A run needs at least one policy.");
        }
        var seen = new HashSet<String>();
        for (String policy : policies) {
            if (!seen.add(policy)) {
                throw new IllegalArgumentException(
                        "The policy %s is named twice.".formatted(policy));
            }
        }
        if (threads < 1) {
            throw new IllegalArgumentException(
                    "The threads (%d) must be at least 1.".formatted(threads));
        }
    }

    /// All that the content of the folder depends on besides the scenario.
    public String identity() {
        return "%s\n%s\n%s\n%s\n"
                .formatted(software, policies, steps.key(), source == null ? "" : source.toJson());
    }

    /// The same for one community of the area whose run this is, in its own folder.
    public RunSettings ofCommunity(Path other, String community) {
        return new RunSettings(
                policies,
                steps,
                force,
                other,
                threads,
                command,
                software,
                resume,
                source == null ? null : source.ofCommunity(community));
    }

    /// The same, begun anew.
    public RunSettings anew() {
        return new RunSettings(
                policies, steps, force, folder, threads, command, software, false, source);
    }

    /// The same in another folder, for a run that cannot be played again by itself.
    public RunSettings into(Path other) {
        return new RunSettings(policies, steps, force, other, threads, command, software);
    }
}
