package org.commonwatt.experiments.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.commonwatt.rl.algorithm.Iteration;

/// A row of progress in the making: iterations one after the other, short ones put together.
final class Piece {
    private final double startSeconds;
    private long steps;
    private long episodes;
    private double returns;
    private double lengths;
    private final Map<String, Double> figures = new TreeMap<>();

    /// @param startSeconds when it began
    Piece(double startSeconds) {
        this.startSeconds = startSeconds;
    }

    /// Adds an iteration; of an algorithm's figures the latest count.
    void add(Iteration iteration) {
        steps += iteration.steps();
        if (iteration.episodes() > 0) {
            episodes += iteration.episodes();
            returns += iteration.meanReturn() * iteration.episodes();
            lengths += iteration.meanLength() * iteration.episodes();
        }
        figures.putAll(iteration.figures());
    }

    /// Steps in it.
    long steps() {
        return steps;
    }

    /// Mean return of the episodes that ended in it; NaN without any.
    double meanReturn() {
        return returns / episodes;
    }

    /// Steps a second.
    double stepsPerSecond(double nowSeconds) {
        return steps / Math.max(1e-6, nowSeconds - startSeconds);
    }

    /// Its numbers by the names of `docs/METRICS.md`.
    Map<String, Double> numbers(double nowSeconds) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        if (episodes > 0) {
            numbers.put("charts/episodic_return", meanReturn());
            numbers.put("charts/episodic_length", lengths / episodes);
        }
        numbers.put("charts/episodes", (double) episodes);
        numbers.put("charts/steps_per_second", stepsPerSecond(nowSeconds));
        numbers.putAll(figures);
        return numbers;
    }
}
