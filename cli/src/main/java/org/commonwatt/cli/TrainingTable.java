package org.commonwatt.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonwatt.experiments.training.TrainingOutcome;

/// What `train` prints: a row per seed.
final class TrainingTable {
    private TrainingTable() {}

    static String render(List<TrainingOutcome> outcomes) {
        var table =
                new TextTable()
                        .row(
                                "seed",
                                "ended",
                                "steps",
                                "best validation",
                                "at step",
                                "last validation",
                                "seconds",
                                "steps/s");
        for (TrainingOutcome outcome : outcomes) {
            table.row(
                    Long.toString(outcome.seed()),
                    outcome.status().word(),
                    whole(outcome.steps()),
                    mean(outcome.best()),
                    outcome.best().map(best -> whole(best.steps())).orElse("–"),
                    mean(outcome.last()),
                    String.format(Locale.ROOT, "%.1f", outcome.wallSeconds()),
                    whole((long) (outcome.steps() / Math.max(1e-3, outcome.wallSeconds()))));
        }
        return table.render();
    }

    private static String mean(Optional<TrainingOutcome.Mark> mark) {
        return mark.map(each -> String.format(Locale.ROOT, "%.5g", each.meanReturn())).orElse("–");
    }

    private static String whole(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
