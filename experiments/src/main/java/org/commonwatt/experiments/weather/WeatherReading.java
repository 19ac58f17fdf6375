package org.commonwatt.experiments.weather;

import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;

/// What became of reading a weather file.
public sealed interface WeatherReading {
    /// The file can be used.
    record Loaded(WeatherFile file) implements WeatherReading {}

    /// The file cannot be used.
    ///
    /// @param problems everything found; not empty
    record Refused(List<Problem> problems) implements WeatherReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
