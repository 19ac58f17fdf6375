package org.commonwatt.rl.algorithm;

/// How learning from memory takes turns with playing.
///
/// @param copies copies of the game that step together
/// @param iterationSteps steps of one iteration, all copies counted
/// @param warmupSteps steps that are only played before the first update, uniformly at random where
///   actions are numbers
/// @param updateEvery steps between two rounds of updates
/// @param updates updates of a round
/// @param batch joint steps that an update learns from
/// @param memory joint steps that are kept
public record Pace(
        int copies,
        int iterationSteps,
        int warmupSteps,
        int updateEvery,
        int updates,
        int batch,
        int memory) {
    /// All must be at least 1, the warm-up at least 0.
    public Pace {
        atLeast("copies", copies, 1);
        atLeast("iterationSteps", iterationSteps, 1);
        atLeast("warmupSteps", warmupSteps, 0);
        atLeast("updateEvery", updateEvery, 1);
        atLeast("updates", updates, 1);
        atLeast("batch", batch, 1);
        atLeast("memory", memory, 1);
    }

    static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The parameter %s must be at least %d: %d.".formatted(name, least, value));
        }
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The parameter %s must lie in 0 to 1: %s.".formatted(name, value));
        }
    }

    /// Rounds of updates that fall into the steps after `before` and up to `after`.
    int rounds(long before, long after) {
        return after < warmupSteps ? 0 : (int) (after / updateEvery - before / updateEvery);
    }
}
