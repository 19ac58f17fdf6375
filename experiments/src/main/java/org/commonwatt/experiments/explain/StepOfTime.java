package org.commonwatt.experiments.explain;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;

/// Finds the step that covers a time.
final class StepOfTime {
    private StepOfTime() {}

    static int of(Scenario scenario, String time) {
        TimeAxis axis = scenario.axis();
        Instant wanted = instant(axis, time);
        int first = 0;
        for (TimeAxis.Window window : axis.windows()) {
            long seconds = wanted.getEpochSecond() - window.start().getEpochSecond();
            long step = Math.floorDiv(seconds, axis.step().toSeconds());
            if (step >= 0 && step < window.steps()) {
                return first + (int) step;
            }
            first += window.steps();
        }
        throw new ExplainRefusal(
                "The time %s is not in the run, which has the days %s to %s%s."
                        .formatted(
                                time,
                                axis.date(0),
                                axis.date(axis.days() - 1),
                                axis.windows().size() > 1 ? " (not all of them)" : ""));
    }

    private static Instant instant(TimeAxis axis, String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException _) {
            try {
                return LocalDateTime.parse(time).atZone(axis.zone()).toInstant();
            } catch (DateTimeException _) {
                throw new ExplainRefusal(
                        "The time %s cannot be read.\nMaybe write it like 2025-07-10T18:00."
                                .formatted(time));
            }
        }
    }
}
