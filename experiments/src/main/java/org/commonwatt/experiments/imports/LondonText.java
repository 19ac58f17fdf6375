package org.commonwatt.experiments.imports;

import java.util.Map;
import java.util.Set;

/// The parts of an imported London scenario that are choices, with their comments.
final class LondonText {
    /// Mean household incomes by group, GBP a year. Assumptions: the data set has no incomes, only
    /// the order of the groups is known.
    private static final Map<String, Integer> INCOMES =
            Map.of("Affluent", 60_000, "Comfortable", 38_000, "Adversity", 21_000);

    private LondonText() {}

    static String tariffs(LondonImport.Prices prices, boolean dynamic) {
        String feedIn = YamlText.number(prices.feedIn());
        String text =
                """
                # Prices per kWh as published for the trial; the price of exports is an assumption.
                tariffs:
                  flat: {import: %s, feedIn: %s}
                """
                        .formatted(YamlText.number(prices.flat()), feedIn);
        return dynamic
                ? text
                        + "  dynamic: {import: {series: \"prices.csv#price_gbp_per_kwh\"}, feedIn: %s}%n"
                                .formatted(feedIn)
                : text;
    }

    static String assumptions(LondonImport.Options options, Set<String> groups, boolean pv) {
        var text =
                new StringBuilder(
                        "\n# Not measured: drawn by home, listed in every report.\nassume:\n");
        text.append("  pvShare: ").append(YamlText.number(options.pvShare())).append('\n');
        text.append("  kWp: 3.5\n");
        if (pv) {
            text.append("  pvSeries: \"pv.csv#pv_w_per_kwp\"\n");
        }
        text.append("  batteryShare: ")
                .append(YamlText.number(options.batteryShare()))
                .append('\n');
        text.append("  battery: {capacityKwh: 6.4, powerKw: 3.2, efficiency: 0.9}\n");
        var incomes = new StringBuilder();
        for (String group : groups) {
            Integer mean = INCOMES.get(group);
            if (mean != null) {
                incomes.append("    %s: {mean: %d, spread: 0.4}%n".formatted(group, mean));
            }
        }
        if (!incomes.isEmpty()) {
            text.append("  incomeByGroup: # GBP a year; only the order of the groups is known\n");
            text.append(incomes);
        }
        return text.append('\n').toString();
    }
}
