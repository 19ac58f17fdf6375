package org.commonwatt.operate.dispatch.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.robust.DayMetric;

/// Days that happened, and beside each of them the ways in which it could have turned out: N
/// nominal days, K candidates each, the first of which is the day itself
/// (`docs/FORMULATION.md#candidates`).
///
/// @param paths `[N][K]`
/// @param transportCosts cost of moving a day to its candidates, flat `[N × K]`, 0 for the first
///   and positive for all others
@SuppressWarnings("ArrayRecordComponent") // Costs are read, never compared.
public record CandidateDays(List<List<DayPath>> paths, double[] transportCosts) {
    /// The least cost of a candidate. One that differs in nothing (generation is halved on a day
    /// without any) must not count as the day itself.
    private static final double LEAST_COST = 1e-6;

    /// Rejects days with different numbers of candidates, and candidates without a cost.
    public CandidateDays {
        paths = paths.stream().map(List::copyOf).toList();
        int candidates = paths.isEmpty() ? 0 : paths.getFirst().size();
        int all = paths.stream().mapToInt(List::size).sum();
        if (all == 0
                || all != paths.size() * candidates
                || paths.stream().anyMatch(day -> day.size() != candidates)
                || transportCosts.length != all) {
            throw new IllegalArgumentException(
                    "Every day needs the same number of candidates, each with a cost:"
                            + " %d days, %d candidates, %d costs"
                                    .formatted(paths.size(), all, transportCosts.length));
        }
        for (int at = 0; at < all; at++) {
            double cost = transportCosts[at];
            if (at % candidates == 0
                    ? cost != 0.0
                    : !(cost > 0.0 && cost < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The transport cost must be 0 for a day itself, positive for others:"
                                + " %s for day %d, candidate %d"
                                        .formatted(cost, at / candidates, at % candidates));
            }
        }
    }

    /// The days alone, each its only candidate.
    public static CandidateDays nominal(List<DayPath> days) {
        return new CandidateDays(days.stream().map(List::of).toList(), new double[days.size()]);
    }

    /// The days and what families make of them; a candidate costs its family's severity, in
    /// multiples of the reference, whatever the day.
    public static CandidateDays bySeverity(List<DayPath> days, List<DayFamily> families) {
        int k = families.size() + 1;
        double[] costs = new double[days.size() * k];
        Arrays.setAll(costs, at -> at % k == 0 ? 0.0 : families.get(at % k - 1).severity());
        return new CandidateDays(applied(days, families), costs);
    }

    /// The days and what families make of them; a candidate costs its distance from the day in
    /// demand and generation.
    ///
    /// @param scaleKwh energy that a distance of 1 moves, such as the mean daily demand
    public static CandidateDays byDistance(
            List<DayPath> days, List<DayFamily> families, double scaleKwh) {
        DayMetric metric =
                new DayMetric(
                        List.of(
                                new DayMetric.Component("load", scaleKwh),
                                new DayMetric.Component("generation", scaleKwh)));
        List<List<DayPath>> paths = applied(days, families);
        int k = families.size() + 1;
        double[] costs = new double[days.size() * k];
        for (int at = 0; at < costs.length; at++) {
            if (at % k != 0) {
                double[][] from = energies(days.get(at / k));
                double[][] to = energies(paths.get(at / k).get(at % k));
                costs[at] = Math.max(LEAST_COST, metric.between(from, to));
            }
        }
        return new CandidateDays(paths, costs);
    }

    private static double[][] energies(DayPath day) {
        return new double[][] {day.loadKwh(), day.generationKwh()};
    }

    private static List<List<DayPath>> applied(List<DayPath> days, List<DayFamily> families) {
        List<List<DayPath>> paths = new ArrayList<>();
        for (DayPath day : days) {
            List<DayPath> candidates = new ArrayList<>();
            candidates.add(day);
            families.forEach(family -> candidates.add(family.applied(day)));
            paths.add(candidates);
        }
        return paths;
    }

    /// Number of nominal days N.
    public int days() {
        return paths.size();
    }

    /// Number of candidates of each day K, the day itself among them.
    public int candidates() {
        return paths.getFirst().size();
    }

    /// Candidate `k` of day `i`.
    public DayPath path(int i, int k) {
        return paths.get(i).get(k);
    }

    /// Some of the days, with their candidates.
    public CandidateDays only(int[] days) {
        int k = candidates();
        double[] costs = new double[days.length * k];
        List<List<DayPath>> chosen = new ArrayList<>();
        for (int n = 0; n < days.length; n++) {
            chosen.add(paths.get(days[n]));
            System.arraycopy(transportCosts, days[n] * k, costs, n * k, k);
        }
        return new CandidateDays(chosen, costs);
    }
}
