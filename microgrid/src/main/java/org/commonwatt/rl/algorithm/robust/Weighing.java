package org.commonwatt.rl.algorithm.robust;

import java.util.Arrays;
import java.util.Objects;
import org.commonwatt.robust.ConditionalValueAtRisk;
import org.commonwatt.robust.EntropicWeights;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;
import org.jspecify.annotations.Nullable;

/// How much each candidate of each group counts under a [RobustMode], by what candidates bring
/// (`docs/FORMULATION.md#robust-training`).
///
/// Weights are per group: a nominal training gives candidate 0 of each the weight 1 and the others
/// 0, and so does any radius of 0, without a case of its own.
///
/// Not thread-safe; made once and asked often.
public final class Weighing {
    private static final double MOST_STRUCK = 0.5;
    private static final double ANNEALED = 0.5;
    private static final double HALF = 0.5;
    private static final double LEAST_TEMPERATURE = 1e-9;

    private final RobustMode mode;
    private final CandidateSet set;
    private final double[] proposal;
    private final double[] spread;
    private final WorstDistribution worst;
    private final double[] weighed;
    private final double[] priors;
    private final @Nullable EntropicWeights entropic;
    private double multiplier;
    private double slack;

    /// @param mode not [RobustMode.Budgeted], whose strength is found by trainings with
    ///   [RobustMode.Dosed] and [RobustMode.Tail], nor [RobustMode.Covering], which is
    ///   [RobustMode.Wasserstein] with the radius that was found
    public Weighing(RobustMode mode, CandidateSet set) {
        this.mode = mode;
        this.set = set;
        int families = set.names().size();
        spread =
                switch (mode) {
                    case RobustMode.None _, RobustMode.Wasserstein _ -> set.spread(0);
                    case RobustMode.Dosed(double dose) -> set.spread(dose);
                    case RobustMode.Mixed(double radius) -> set.spread(evenDose(set, radius));
                    case RobustMode.Smoothed(double radius, double _) -> set.spread(reach(radius));
                    case RobustMode.Tail _ -> set.spread(families / (families + 1.0));
                    case RobustMode.Budgeted _, RobustMode.Covering _ ->
                            throw new IllegalArgumentException(
                                    "The mode %s has no weights before its dose, level or radius is found."
                                            .formatted(mode.text()));
                };
        proposal =
                switch (mode) {
                    case RobustMode.Wasserstein(double radius) -> set.spread(reach(radius));
                    case RobustMode.Mixed(double radius) -> set.spread(reach(radius));
                    default -> spread;
                };
        worst = new WorstDistribution(set.groups(), set.candidates());
        weighed = new double[set.groups() * set.candidates()];
        priors = new double[weighed.length];
        for (int at = 0; at < priors.length; at++) {
            priors[at] = spread[at % set.candidates()];
        }
        entropic =
                mode instanceof RobustMode.Smoothed(double radius, double _)
                        ? new EntropicWeights(set.candidates(), costs(), radius, priors)
                        : null;
    }

    /// Costs of all candidates of all groups.
    private double[] costs() {
        double[] costs = new double[weighed.length];
        Arrays.setAll(costs, at -> set.costs().get(at % set.candidates()));
        return costs;
    }

    /// The same for another number of groups.
    public Weighing ofGroups(int groups) {
        return new Weighing(mode, new CandidateSet(groups, set.families(), set.costs()));
    }

    /// The mode.
    public RobustMode mode() {
        return mode;
    }

    /// The candidates.
    public CandidateSet set() {
        return set;
    }

    /// Share of the episodes to be played of each candidate, K of them: enough of every family for
    /// the worst distribution to be on any, and none where the radius is 0.
    public double[] proposal() {
        return proposal.clone();
    }

    private double reach(double radius) {
        double cheapest = set.costs().stream().skip(1).mapToDouble(c -> c).min().orElse(1);
        return Math.min(MOST_STRUCK, set.names().size() * radius / cheapest);
    }

    /// The half of a mixture that is under the worst distribution, as a mode of its own.
    ///
    /// @throws IllegalStateException under other modes
    public Weighing worstHalf() {
        return new Weighing(new RobustMode.Wasserstein(radius()), set);
    }

    /// The dose of the other half of a mixture: that whose transport cost is the radius.
    ///
    /// @throws IllegalStateException under other modes
    public double evenDose() {
        return evenDose(set, radius());
    }

    private double radius() {
        if (mode instanceof RobustMode.Mixed(double radius)) {
            return radius;
        }
        throw new IllegalStateException("Only a mixture has halves: " + mode.text());
    }

    private static double evenDose(CandidateSet set, double radius) {
        double[] all = set.spread(1);
        double cost = 0;
        for (int k = 1; k < all.length; k++) {
            cost += all[k] * set.costs().get(k);
        }
        return cost == 0 ? 0 : Math.min(1, radius / cost);
    }

    /// Weighs the candidates.
    ///
    /// @param returns of each candidate, `[N × K]`
    /// @param progress of the training, 0 to 1: a level of risk rises during the first half
    /// @param into receives the weights, `[N × K]`, those of a group with the sum 1 but under
    ///   [RobustMode.Tail]
    /// @return the mean return under them
    public double weigh(double[] returns, double progress, double[] into) {
        multiplier = 0;
        slack = 0;
        switch (mode) {
            case RobustMode.Wasserstein(double radius) -> worst(returns, radius, into);
            case RobustMode.Mixed(double radius) -> {
                worst(returns, radius, into);
                for (int at = 0; at < into.length; at++) {
                    into[at] = HALF * into[at] + HALF * priors[at];
                }
            }
            case RobustMode.Smoothed(double _, double smoothing) ->
                    smoothed(returns, smoothing, into);
            case RobustMode.Tail(double alpha) -> {
                double level = alpha * Math.min(1, progress / ANNEALED);
                new ConditionalValueAtRisk(level).reweigh(returns, priors, Outcome.RETURN, into);
                for (int at = 0; at < into.length; at++) {
                    into[at] *= set.groups();
                }
            }
            default -> System.arraycopy(priors, 0, into, 0, into.length);
        }
        System.arraycopy(into, 0, weighed, 0, into.length);
        double sum = 0;
        for (int at = 0; at < into.length; at++) {
            sum += into[at] * returns[at];
        }
        return sum / set.groups();
    }

    private void smoothed(double[] returns, double smoothing, double[] into) {
        EntropicWeights by = Objects.requireNonNull(entropic);
        double size = 0;
        for (int at = 0; at < returns.length; at += set.candidates()) {
            size += Math.abs(returns[at]) / set.groups();
        }
        double temperature = Math.max(LEAST_TEMPERATURE, smoothing * size);
        by.weigh(returns, Outcome.RETURN, temperature, into);
        multiplier = by.multiplier();
        slack = by.slack(temperature);
        perGroup(into);
    }

    /// Makes weights of masses: all of a group's mass is the weight 1, to the last bit.
    private void perGroup(double[] masses) {
        double one = 1.0 / set.groups();
        for (int at = 0; at < masses.length; at++) {
            masses[at] /= one;
        }
    }

    private void worst(double[] returns, double radius, double[] into) {
        WassersteinSet.ofBudget(set.candidates(), costs(), radius)
                .worst(returns, Outcome.RETURN, worst);
        multiplier = worst.multiplier();
        System.arraycopy(worst.probabilities(), 0, into, 0, into.length);
        perGroup(into);
    }

    /// Mass that each family got when weights were asked for last, in the order of
    /// [CandidateSet#names()].
    public double[] massByFamily() {
        double[] mass = new double[set.candidates()];
        for (int at = 0; at < weighed.length; at++) {
            mass[at % mass.length] += weighed[at] / set.groups();
        }
        return set.byFamily(mass);
    }

    /// How far the mean of a smoothed mode is from the worst within its radius, at most, in
    /// returns; 0 under other modes.
    public double slack() {
        return slack;
    }

    /// What one more unit of the radius would cost, in returns; 0 where there is no radius.
    public double multiplier() {
        return multiplier;
    }
}
