package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.Scenario;

/// What every command does with a scenario that it has read: tell what is wrong or odd with it, and
/// go on if it can be used.
final class ScenarioOpening {
    private ScenarioOpening() {}

    /// The exit code of `next`, or of a rejected scenario.
    static int open(
            ScenarioReading reading,
            PrintWriter err,
            OutputOptions output,
            ToIntFunction<Scenario> next) {
        return switch (reading) {
            case ScenarioReading.Rejected rejected -> {
                err.println(rejected.render());
                yield TerminalCommand.BAD_INPUT;
            }
            case ScenarioReading.Loaded loaded -> {
                if (!output.quiet()) {
                    loaded.warnings().forEach(warning -> err.println(warning.render()));
                }
                yield next.applyAsInt(loaded.scenario());
            }
        };
    }
}
