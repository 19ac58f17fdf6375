package org.commonwatt.experiments.bench;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What benchmarks are given.
///
/// @param effort how much they do
/// @param scratch folder for what they write; exists, is emptied by whoever made it
/// @param program starts the command in a process of its own
/// @param homes community for the step loop instead of the generated one
/// @param progress hears what is being measured, one short sentence each
public record BenchSettings(
        Effort effort,
        Path scratch,
        Program program,
        @Nullable Scenario homes,
        Consumer<String> progress) {}
