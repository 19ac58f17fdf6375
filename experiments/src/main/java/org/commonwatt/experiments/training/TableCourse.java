package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the tuning of a table went, round by round.
final class TableCourse {
    private final List<Map<String, @Nullable Object>> rounds = new ArrayList<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    /// Notes a round.
    ///
    /// @param steps played so far
    /// @param leastCost of its candidates
    /// @param validationCost NaN where none was
    /// @param massByFamily of hard days
    void add(long steps, double leastCost, double validationCost, Object massByFamily) {
        boolean validated = !Double.isNaN(validationCost);
        Map<String, @Nullable Object> round = new LinkedHashMap<>();
        round.put("round", rounds.size() + 1);
        round.put("steps", steps);
        round.put("leastCost", leastCost);
        round.put("validationCost", validated ? validationCost : null);
        round.put("massByFamily", massByFamily);
        rounds.add(round);
        Map<String, String> row = new LinkedHashMap<>();
        row.put(ProgressTable.STEP, Long.toString(steps));
        row.put(TrainingCurve.TRAINING, Double.toString(-leastCost));
        row.put(TrainingCurve.VALIDATION, validated ? Double.toString(-validationCost) : "");
        rows.add(row);
    }

    /// The rounds as JSON.
    List<Map<String, @Nullable Object>> rounds() {
        return List.copyOf(rounds);
    }

    /// The text of `curve.csv`: returns are costs with the other sign.
    String curve() {
        return TrainingCurve.text(rows);
    }
}
