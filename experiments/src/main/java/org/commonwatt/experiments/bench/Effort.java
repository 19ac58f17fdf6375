package org.commonwatt.experiments.bench;

/// How much a benchmark does.
public enum Effort {
    /// Sizes at which figures mean nothing; shows that a benchmark works.
    TINY(1, 1),
    /// Fewer rounds and sizes.
    QUICK(2, 5),
    /// Everything.
    FULL(4, 9);

    private final int warmUps;
    private final int rounds;

    Effort(int warmUps, int rounds) {
        this.warmUps = warmUps;
        this.rounds = rounds;
    }

    /// Rounds that are not counted.
    int warmUps() {
        return warmUps;
    }

    /// Rounds of which the best counts.
    int rounds() {
        return rounds;
    }

    /// One of three sizes.
    public int pick(int tiny, int quick, int full) {
        return switch (this) {
            case TINY -> tiny;
            case QUICK -> quick;
            case FULL -> full;
        };
    }
}
