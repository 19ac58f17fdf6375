package org.commonwatt.robust;

/// A worst distribution over candidates, and room to find it: made once, filled by
/// [AmbiguitySet#worst(double[], Outcome, WorstDistribution)] any number of times.
///
/// Not thread-safe: it has one owner.
public final class WorstDistribution {
    /// No day.
    public static final int NONE = -1;

    final int days;
    final int candidates;
    final double[] probabilities;

    /// Candidates of each day on its frontier of damage per cost, cheapest first, `[N × K]`.
    final int[] frontier;

    final int[] frontierSizes;

    /// Position on its frontier that each day has reached.
    final int[] reached;

    /// Damage per cost of each day's next segment.
    final double[] rates;

    /// Days that could go further, the one with the highest rate first.
    final int[] heap;

    double value;
    double multiplier;
    double spent;
    int splitDay = NONE;

    /// Room for N days with K candidates each.
    public WorstDistribution(int days, int candidates) {
        if (days < 1 || candidates < 1) {
            throw new IllegalArgumentException(
                    "A distribution needs days and candidates: %d days, %d candidates"
                            .formatted(days, candidates));
        }
        this.days = days;
        this.candidates = candidates;
        probabilities = new double[days * candidates];
        frontier = new int[days * candidates];
        frontierSizes = new int[days];
        reached = new int[days];
        rates = new double[days];
        heap = new int[days];
    }

    /// Number of nominal days N.
    public int days() {
        return days;
    }

    /// Number of candidates of each day K.
    public int candidates() {
        return candidates;
    }

    /// q, `[N × K]`, each day's sum 1/N: the distribution's own array, to be read only.
    public double[] probabilities() {
        return probabilities;
    }

    /// The mean of the outcomes under q.
    public double value() {
        return value;
    }

    /// The multiplier of the budget, λ ≥ 0: how much worse the mean gets per unit of further
    /// budget. Where the budget ends just at a kink it is one of the possible ones.
    public double multiplier() {
        return multiplier;
    }

    /// Transport cost of q, at most the budget.
    public double spent() {
        return spent;
    }

    /// The one day whose mass lies on two candidates; [#NONE] where no day's does.
    public int splitDay() {
        return splitDay;
    }
}
