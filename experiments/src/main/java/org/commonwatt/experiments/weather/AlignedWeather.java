package org.commonwatt.experiments.weather;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.WeatherSeries;

/// What became of bringing a weather file to a scenario's steps.
public sealed interface AlignedWeather {
    /// The weather of every step.
    ///
    /// @param series means per step
    /// @param notes what was assumed, sentences
    record Aligned(WeatherSeries series, List<String> notes) implements AlignedWeather {
        public Aligned {
            notes = List.copyOf(notes);
        }
    }

    /// The file lacks a quantity or a time.
    record Refused(Problem problem) implements AlignedWeather {}
}
