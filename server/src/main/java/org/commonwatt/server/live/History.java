package org.commonwatt.server.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.operate.simulation.CommunityTrace;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.server.http.Json;
import org.jspecify.annotations.Nullable;

/// The community's past as columns, thinned to a number of points: each is the mean of the steps
/// that it stands for, of prices and stocks as of powers.
final class History {
    private History() {}

    static Map<String, Object> of(String session, Player player, int points) {
        int steps = player.step();
        int width = Math.max(1, (steps + points - 1) / points);
        CommunityTrace trace = player.simulation().trace();
        var axis = player.base().axis();
        List<String> time = new ArrayList<>();
        for (int from = 0; from < steps; from += width) {
            time.add(axis.local(from).toLocalDateTime().toString());
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            boolean energy = column.name().endsWith("_KWH") && !column.name().contains("STORED");
            double scale = energy && !isPrice(column) ? 1 / axis.stepHours() : 1;
            columns.put(
                    key(column, energy && !isPrice(column)),
                    means(trace, column, new Span(steps, width, scale)));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("session", session);
        json.put("from", 0);
        json.put("to", steps);
        json.put("time", time);
        json.put("columns", columns);
        return json;
    }

    private record Span(int steps, int width, double scale) {}

    private static boolean isPrice(Column column) {
        return column.name().contains("PRICE");
    }

    /// `DEMAND_KWH` → `demandKw`: energies of steps are shown as powers.
    private static String key(Column column, boolean energy) {
        String name = energy ? column.name().replace("_KWH", "_KW") : column.name();
        var key = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            key.append(
                    key.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return key.toString();
    }

    private static List<@Nullable Double> means(CommunityTrace trace, Column column, Span span) {
        List<@Nullable Double> means = new ArrayList<>();
        for (int from = 0; from < span.steps; from += span.width) {
            double sum = 0;
            int count = 0;
            for (int t = from; t < Math.min(span.steps, from + span.width); t++) {
                double value = trace.value(column, t);
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
            means.add(count == 0 ? null : Json.number(sum / count * span.scale));
        }
        return means;
    }
}
