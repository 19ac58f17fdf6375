package org.commonwatt.experiments.run;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;

/// Reads a scenario with what a run changes about it: another seed, fewer days.
public final class ScenarioSource {
    private ScenarioSource() {}

    /// Reads a scenario as [ScenarioReader#open] does.
    ///
    /// @param seed replaces the file's seed, so that everything generated is drawn anew
    /// @param days keeps only the first days
    public static ScenarioReading open(String nameOrPath, OptionalLong seed, OptionalInt days) {
        Map<String, String> changes =
                seed.isPresent() ? Map.of("seed", Long.toString(seed.getAsLong())) : Map.of();
        ScenarioReading reading = ScenarioReader.open(nameOrPath, changes);
        if (days.isPresent() && reading instanceof ScenarioReading.Loaded loaded) {
            reading = shortened(nameOrPath, loaded, days.getAsInt());
        }
        return reading;
    }

    private static ScenarioReading shortened(
            String nameOrPath, ScenarioReading.Loaded loaded, int days) {
        int all = loaded.scenario().axis().days();
        if (days < 1 || days > all) {
            return rejected(
                    nameOrPath,
                    "The days (%d) must be between 1 and the scenario's %d.".formatted(days, all));
        }
        Scenario first = days == all ? loaded.scenario() : DaySlice.of(loaded.scenario(), 0, days);
        return new ScenarioReading.Loaded(first, loaded.warnings());
    }

    private static ScenarioReading rejected(String file, String message) {
        return new ScenarioReading.Rejected(List.of(Problem.ofFile(file, message, null)));
    }
}
