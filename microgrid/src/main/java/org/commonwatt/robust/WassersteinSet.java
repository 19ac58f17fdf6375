package org.commonwatt.robust;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// All distributions over the candidates within a Wasserstein distance of the nominal days, that
/// is, whose transport cost Σ q_ik c_ik keeps a budget (`docs/FORMULATION.md#ambiguity`).
///
/// The worst one is found exactly. For returns J (costs change their sign), each day's frontier is
/// the lower convex hull of its points (c_ik, J_ik), from the worst candidate that costs nothing
/// downwards. A segment of it buys damage at the rate −ΔJ/Δc, and rates fall along a frontier; so
/// spending the budget on the segments of all days in falling order of their rates is optimal (a
/// continuous knapsack), and the rate at which the budget ends is the multiplier λ. A heap over
/// days finds the order in O(N·K·log N). Days with equal rates go first by their index, so the
/// result is the same bits everywhere.
public final class WassersteinSet implements AmbiguitySet {
    /// What is left of a budget, or of a segment, below this share of the segment is rounding.
    private static final double ROUNDING = 1e-12;

    private final int days;
    private final int candidates;
    private final double[] costs;
    private final double budget;

    /// Each day's candidates in ascending order of their costs, `[N × K]`.
    private final int[] byCost;

    private WassersteinSet(int days, int candidates, double[] costs, int[] byCost, double budget) {
        this.days = days;
        this.candidates = candidates;
        this.costs = costs;
        this.byCost = byCost;
        this.budget = budget;
        if (!(budget >= 0.0)) {
            throw new IllegalArgumentException("A budget must not be negative: " + budget);
        }
    }

    /// A set of order 1: the budget is the radius ε, transport costs are distances. For another
    /// order p both are raised to the power p; see [#ofRadius].
    ///
    /// @param candidates K
    /// @param transportCosts c, `[N × K]`, finite and ≥ 0, 0 for candidate 0
    /// @param budget ε^p ≥ 0, infinite for every distribution over the candidates
    public static WassersteinSet ofBudget(int candidates, double[] transportCosts, double budget) {
        if (candidates < 1
                || transportCosts.length == 0
                || transportCosts.length % candidates != 0) {
            throw new IllegalArgumentException(
                    "Every day needs as many transport costs as candidates: %d costs, %d candidates"
                            .formatted(transportCosts.length, candidates));
        }
        for (int at = 0; at < transportCosts.length; at++) {
            double cost = transportCosts[at];
            boolean nominal = at % candidates == 0;
            if (!(cost >= 0.0 && cost < Double.POSITIVE_INFINITY) || (nominal && cost != 0.0)) {
                throw new IllegalArgumentException(
                        "A transport cost must be finite and not negative, and 0 for candidate 0:"
                                + " %s for day %d, candidate %d"
                                        .formatted(cost, at / candidates, at % candidates));
            }
        }
        double[] own = transportCosts.clone();
        int days = own.length / candidates;
        return new WassersteinSet(days, candidates, own, ordered(candidates, own), budget);
    }

    /// A set given by distances and a radius in the unit of the distances.
    ///
    /// @param distances from each candidate to its day, `[N × K]`
    /// @param radius ε
    /// @param order p ≥ 1
    public static WassersteinSet ofRadius(
            int candidates, double[] distances, double radius, double order) {
        if (!(order >= 1.0 && order < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The order of a Wasserstein distance must be finite and at least 1: " + order);
        }
        double[] powers = Arrays.stream(distances).map(d -> Math.pow(d, order)).toArray();
        return ofBudget(candidates, powers, Math.pow(radius, order));
    }

    private static int[] ordered(int candidates, double[] costs) {
        int[] order = new int[costs.length];
        for (int from = 0; from < costs.length; from += candidates) {
            int first = from;
            int[] day =
                    IntStream.range(0, candidates)
                            .boxed()
                            .sorted(Comparator.comparingDouble(k -> costs[first + k]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            System.arraycopy(day, 0, order, from, candidates);
        }
        return order;
    }

    /// The same candidates with another budget.
    public WassersteinSet withBudget(double other) {
        return new WassersteinSet(days, candidates, costs, byCost, other);
    }

    @Override
    public int days() {
        return days;
    }

    @Override
    public int candidates() {
        return candidates;
    }

    /// ε^p.
    public double budget() {
        return budget;
    }

    /// c of candidate `k` of day `i`.
    public double transportCost(int i, int k) {
        return costs[i * candidates + k];
    }

    @Override
    public double bound(double multiplier, double[] outcomes, Outcome outcome) {
        Ambiguity.requireMultiplier(multiplier);
        Ambiguity.requireOutcomes(this, outcomes);
        double sign = outcome.sign();
        double sum = 0.0;
        for (int i = 0; i < days; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < candidates; k++) {
                int at = i * candidates + k;
                least = Math.min(least, sign * outcomes[at] + multiplier * costs[at]);
            }
            sum += least;
        }
        // No multiplier pays for an infinite budget but 0, which pays nothing.
        double paid = multiplier == 0.0 ? 0.0 : multiplier * budget;
        return sign * (sum / days - paid);
    }

    @Override
    public double worst(double[] outcomes, Outcome outcome, WorstDistribution into) {
        Ambiguity.requireOutcomes(this, outcomes);
        Ambiguity.requireRoom(this, into);
        double sign = outcome.sign();
        int waiting = 0;
        for (int i = 0; i < days; i++) {
            findFrontier(i, outcomes, sign, into);
            into.reached[i] = 0;
            if (into.frontierSizes[i] > 1) {
                into.rates[i] = rate(i, outcomes, sign, into);
                into.heap[waiting++] = i;
            }
        }
        for (int at = waiting / 2 - 1; at >= 0; at--) {
            sink(at, waiting, into);
        }
        double share = spend(waiting, outcomes, sign, into);
        collect(outcomes, share, into);
        return into.value;
    }

    /// The lower convex hull of a day's points (cost, return), by Andrew's monotone chain over the
    /// candidates in order of their costs. Only points below all cheaper ones belong to it.
    private void findFrontier(int i, double[] outcomes, double sign, WorstDistribution into) {
        int from = i * candidates;
        int size = 0;
        for (int n = 0; n < candidates; n++) {
            int next = from + byCost[from + n];
            double damage = -sign * outcomes[next];
            if (size > 0 && damage <= -sign * outcomes[into.frontier[from + size - 1]]) {
                continue;
            }
            while (size > 0 && isAbove(from, size, next, outcomes, sign, into)) {
                size--;
            }
            into.frontier[from + size++] = next;
        }
        into.frontierSizes[i] = size;
    }

    /// Whether the frontier's last point is not below the line from the one before it to the next;
    /// a first point only where the next costs the same.
    private boolean isAbove(
            int from, int size, int next, double[] outcomes, double sign, WorstDistribution into) {
        int last = into.frontier[from + size - 1];
        if (costs[last] == costs[next]) {
            return true;
        }
        if (size == 1) {
            return false;
        }
        int before = into.frontier[from + size - 2];
        return rate(last, next, outcomes, sign) >= rate(before, last, outcomes, sign);
    }

    private double rate(int from, int to, double[] outcomes, double sign) {
        return sign * (outcomes[from] - outcomes[to]) / (costs[to] - costs[from]);
    }

    /// The rate of the day's next segment.
    private double rate(int i, double[] outcomes, double sign, WorstDistribution into) {
        int at = i * candidates + into.reached[i];
        return rate(into.frontier[at], into.frontier[at + 1], outcomes, sign);
    }

    /// Moves days along their frontiers until the budget is spent.
    ///
    /// @return the share of its next segment that the split day goes
    private double spend(int count, double[] outcomes, double sign, WorstDistribution into) {
        int waiting = count;
        double left = budget * days;
        into.multiplier = 0.0;
        into.splitDay = WorstDistribution.NONE;
        while (waiting > 0) {
            int i = into.heap[0];
            int at = i * candidates + into.reached[i];
            double price = costs[into.frontier[at + 1]] - costs[into.frontier[at]];
            double share = left / price;
            if (share < 1.0 - ROUNDING) {
                into.multiplier = into.rates[i];
                if (share <= ROUNDING) {
                    return 0.0;
                }
                into.splitDay = i;
                return share;
            }
            left = Math.max(0.0, left - price);
            into.reached[i]++;
            if (into.reached[i] + 1 < into.frontierSizes[i]) {
                into.rates[i] = rate(i, outcomes, sign, into);
            } else {
                into.heap[0] = into.heap[--waiting];
            }
            sink(0, waiting, into);
        }
        return 0.0;
    }

    private static void sink(int start, int size, WorstDistribution into) {
        int[] heap = into.heap;
        int at = start;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && goesFirst(heap[child + 1], heap[child], into)) {
                child++;
            }
            if (!goesFirst(heap[child], heap[at], into)) {
                return;
            }
            int day = heap[at];
            heap[at] = heap[child];
            heap[child] = day;
            at = child;
        }
    }

    private static boolean goesFirst(int a, int b, WorstDistribution into) {
        return into.rates[a] > into.rates[b] || (into.rates[a] == into.rates[b] && a < b);
    }

    private void collect(double[] outcomes, double share, WorstDistribution into) {
        Arrays.fill(into.probabilities, 0.0);
        double value = 0.0;
        double spent = 0.0;
        for (int i = 0; i < days; i++) {
            int place = i * candidates + into.reached[i];
            int here = into.frontier[place];
            double onwards = i == into.splitDay ? share : 0.0;
            into.probabilities[here] = (1.0 - onwards) / days;
            value += (1.0 - onwards) * outcomes[here];
            spent += (1.0 - onwards) * costs[here];
            if (onwards > 0.0) {
                int there = into.frontier[place + 1];
                into.probabilities[there] = onwards / days;
                value += onwards * outcomes[there];
                spent += onwards * costs[there];
            }
        }
        into.value = value / days;
        into.spent = spent / days;
    }
}
