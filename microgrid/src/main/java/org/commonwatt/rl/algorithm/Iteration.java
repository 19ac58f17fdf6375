package org.commonwatt.rl.algorithm;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one iteration did.
///
/// @param steps steps of the game played in it, all copies counted
/// @param episodes episodes that ended in it
/// @param meanReturn mean over those episodes of the sum of rewards, averaged over agents; NaN
///   without any
/// @param meanLength mean length of those episodes; NaN without any
/// @param figures what the algorithm says of its update, by names that `docs/METRICS.md` defines,
///   such as `losses/policy_loss`
public record Iteration(
        int steps,
        int episodes,
        double meanReturn,
        double meanLength,
        Map<String, Double> figures) {
    public Iteration {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    /// The name of the first figure that is not a number, which means that training diverged; empty
    /// where all are.
    public Optional<String> divergence() {
        return figures.entrySet().stream()
                .filter(figure -> !Double.isFinite(figure.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
