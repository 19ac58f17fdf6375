package org.commonwatt.experiments.scenario;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.DaySplit;

/// A scenario with days enough to learn from and to be judged on: its own where it has eight weeks,
/// else a year of the same community, where its demand and weather are generated.
public final class LearningYear {
    /// Days of a year in whole weeks.
    public static final int DAYS = 364;

    private static final int LEAST_DAYS = 8 * DaySplit.WEEK;

    private LearningYear() {}

    /// Reads a scenario as [ScenarioReader#open(String, Map)] does. A shorter one begins on 1
    /// January of its first year instead and has [#DAYS]; with its own days where files bind it to
    /// them.
    ///
    /// @param changes YAML values by path
    public static ScenarioReading open(String nameOrPath, Map<String, String> changes) {
        ScenarioReading own = ScenarioReader.open(nameOrPath, changes);
        if (own instanceof ScenarioReading.Loaded loaded
                && loaded.scenario().axis().days() < LEAST_DAYS) {
            var longer = new LinkedHashMap<>(changes);
            longer.put("time", time(loaded.scenario().axis()));
            if (ScenarioReader.open(nameOrPath, longer) instanceof ScenarioReading.Loaded year) {
                return year;
            }
        }
        return own;
    }

    private static String time(TimeAxis axis) {
        ZonedDateTime first = axis.local(0);
        return "{start: %d-01-01, days: %d, step: %s, zone: %s}"
                .formatted(first.getYear(), DAYS, axis.step(), axis.zone().getId());
    }
}
