package org.commonwatt.robust;

/// A worst distribution that keeps every candidate: the mean outcome and the relative entropy to a
/// prior are weighed against each other under the same budget of transport
/// (`docs/FORMULATION.md#entropic-weights`). A [WassersteinSet]'s worst distribution is a vertex,
/// with mass on a candidate or two of each day; who learns from samples loses the others.
///
/// Arrays over candidates are flat `[day × candidate]`, as those of an [AmbiguitySet]. Not
/// thread-safe: it has one owner. After construction nothing is allocated.
public final class EntropicWeights {
    private static final int HALVINGS = 100;
    private static final double PRECISION = 1e-14;

    private final int candidates;
    private final double[] costs;
    private final double budget;
    private final double[] priors;
    private final double[] exponents;
    private double multiplier;

    /// @param candidates K of each day
    /// @param costs of moving a day's mass to each candidate, `[N × K]`, ≥ 0, the first of each day
    ///   0
    /// @param budget of transport, ≥ 0
    /// @param priors where mass lies if nothing is known, `[N × K]`, each day's sum 1, the first of
    ///   each day above 0
    public EntropicWeights(int candidates, double[] costs, double budget, double[] priors) {
        boolean fits = costs.length == priors.length && costs.length % candidates == 0;
        if (!fits || costs.length == 0 || !(budget >= 0)) {
            throw new IllegalArgumentException(
                    "Entropic weights need a cost and a prior for each of the %d candidates of a day, and a budget of at least 0: %d, %d, %s."
                            .formatted(candidates, costs.length, priors.length, budget));
        }
        for (int at = 0; at < costs.length; at++) {
            boolean isFirst = at % candidates == 0;
            if (isFirst ? costs[at] != 0 || !(priors[at] > 0) : !(costs[at] > 0)) {
                throw new IllegalArgumentException(
                        "The first candidate of a day costs nothing and has mass before, the others cost something: cost %s, prior %s at %d."
                                .formatted(costs[at], priors[at], at));
            }
        }
        this.candidates = candidates;
        this.costs = costs.clone();
        this.budget = budget;
        this.priors = priors.clone();
        exponents = new double[candidates];
    }

    /// Finds the distribution.
    ///
    /// @param outcomes return or cost of each candidate, `[N × K]`, finite
    /// @param outcome which of both they are
    /// @param temperature how much entropy counts, above 0, in units of outcomes
    /// @param into receives the masses, `[N × K]`, each day's sum 1/N
    /// @return the mean of the outcomes under them
    public double weigh(double[] outcomes, Outcome outcome, double temperature, double[] into) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException(
                    "The temperature must be above 0: %s.".formatted(temperature));
        }
        double low = 0;
        double high = 0;
        while (spend(outcomes, outcome.sign(), temperature, high, into) > budget) {
            low = high;
            high = Math.max(1, 2 * high);
        }
        for (int k = 0; k < HALVINGS && high - low > PRECISION * high; k++) {
            double middle = (low + high) / 2;
            boolean isKept = spend(outcomes, outcome.sign(), temperature, middle, into) <= budget;
            low = isKept ? low : middle;
            high = isKept ? middle : high;
        }
        multiplier = high;
        spend(outcomes, outcome.sign(), temperature, high, into);
        double mean = 0;
        for (int at = 0; at < into.length; at++) {
            mean += into[at] * outcomes[at];
        }
        return mean;
    }

    /// Fills the masses for a multiplier of the transport.
    ///
    /// @return what they cost
    private double spend(
            double[] outcomes, double sign, double temperature, double lambda, double[] into) {
        double days = (double) outcomes.length / candidates;
        double spent = 0;
        for (int first = 0; first < outcomes.length; first += candidates) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < candidates; k++) {
                int at = first + k;
                exponents[k] = -(sign * outcomes[at] + lambda * costs[at]) / temperature;
                most = priors[at] > 0 ? Math.max(most, exponents[k]) : most;
            }
            double sum = 0;
            for (int k = 0; k < candidates; k++) {
                double prior = priors[first + k];
                into[first + k] = prior > 0 ? prior * Math.exp(exponents[k] - most) : 0;
                sum += into[first + k];
            }
            for (int k = 0; k < candidates; k++) {
                into[first + k] /= sum * days;
                spent += into[first + k] * costs[first + k];
            }
        }
        return spent;
    }

    /// What one more unit of the budget would change the smoothed mean by, when weights were asked
    /// for last.
    public double multiplier() {
        return multiplier;
    }

    /// How far the mean under these weights is from that under the worst distribution over the
    /// candidates that the prior knows, at most.
    public double slack(double temperature) {
        double least = 1;
        for (double prior : priors) {
            least = prior > 0 ? Math.min(least, prior) : least;
        }
        return temperature * -Math.log(least);
    }
}
