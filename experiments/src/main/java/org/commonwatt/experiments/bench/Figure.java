package org.commonwatt.experiments.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One measured figure beside what it is compared with and what it should be.
///
/// @param bench name of the benchmark
/// @param figure what was measured
/// @param value the best of all rounds
/// @param unit unit of `value`, empty for a plain number
/// @param anchor peer or bound, in words; empty where there is none
/// @param ratio how many times better than the anchor, below 1 for worse; NaN where there is none
/// @param goal what `value` should be
public record Figure(
        String bench,
        String figure,
        double value,
        String unit,
        String anchor,
        double ratio,
        Goal goal) {

    /// A bound that a value should keep.
    ///
    /// @param least smallest value that is good enough, −∞ where there is no such
    /// @param most largest value that is good enough, +∞ where there is no such
    public record Goal(double least, double most) {
        /// Any value will do.
        public static final Goal NONE =
                new Goal(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /// Whether anything is asked for.
        public boolean exists() {
            return !equals(NONE);
        }

        boolean keptBy(double value) {
            return least <= value && value <= most;
        }
    }

    /// A figure without anchor and goal.
    public static Figure of(String bench, String figure, double value, String unit) {
        return new Figure(bench, figure, value, unit, "", Double.NaN, Goal.NONE);
    }

    /// Compared with something of which more is better.
    ///
    /// @param what the peer or bound
    /// @param anchorValue its value in the same unit
    public Figure against(String what, double anchorValue) {
        return new Figure(bench, figure, value, unit, what, value / anchorValue, goal);
    }

    /// Compared with something of which less is better.
    ///
    /// @param what the peer or bound
    /// @param anchorValue its value in the same unit
    public Figure below(String what, double anchorValue) {
        return new Figure(bench, figure, value, unit, what, anchorValue / value, goal);
    }

    /// Asked to be at least `least`.
    public Figure atLeast(double least) {
        return new Figure(
                bench,
                figure,
                value,
                unit,
                anchor,
                ratio,
                new Goal(least, Double.POSITIVE_INFINITY));
    }

    /// Asked to be at most `most`.
    public Figure atMost(double most) {
        return new Figure(
                bench,
                figure,
                value,
                unit,
                anchor,
                ratio,
                new Goal(Double.NEGATIVE_INFINITY, most));
    }

    /// Whether the goal is met; empty where nothing was asked for.
    public Optional<Boolean> met() {
        return goal.exists() ? Optional.of(goal.keptBy(value)) : Optional.empty();
    }

    /// The figure as `{bench, figure, value, unit, anchor, ratio, goal, met}`; what does not exist
    /// is null.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("bench", bench);
        json.put("figure", figure);
        put(json, "value", value);
        json.put("unit", unit);
        json.put("anchor", anchor.isEmpty() ? null : anchor);
        put(json, "ratio", ratio);
        put(json, "goal", Double.isInfinite(goal.least) ? goal.most : goal.least);
        json.put("met", met().orElse(null));
        return json;
    }

    private static void put(Map<String, Object> json, String key, double number) {
        json.put(key, Double.isFinite(number) ? number : null);
    }
}
