package org.commonwatt.cli;

import java.util.Locale;
import org.commonwatt.experiments.evaluation.NeighbourEvaluation;
import org.commonwatt.experiments.evaluation.NeighbourFigures;

/// An evaluation of neighbourhoods as text: means per day.
final class NeighbourTable {
    private NeighbourTable() {}

    static String of(NeighbourEvaluation evaluation) {
        var table = new TextTable();
        table.row("policy", "reward", "stability", "cost", "unserved", "from neighbours");
        for (NeighbourFigures each : evaluation.figures()) {
            var figures = each.figures();
            table.row(
                    each.policy(),
                    number("%.0f", figures.getOrDefault("reward_mean", 0.0)),
                    number("%.2f %%", 100 * figures.getOrDefault("stability_mean", 0.0)),
                    number("%.1f", figures.getOrDefault("cost_mean", 0.0)),
                    number("%.1f kWh", figures.getOrDefault("unserved_kwh_mean", 0.0)),
                    number("%.1f kWh", figures.getOrDefault("transferred_kwh_mean", 0.0)));
        }
        return table.render();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
