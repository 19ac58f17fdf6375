package org.commonwatt.experiments.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.Interval;
import org.commonwatt.numeric.PValueAdjustment;
import org.commonwatt.numeric.PairedTests;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.numeric.ScoreTable;
import org.jspecify.annotations.Nullable;

/// What judged cells say of the policies, each compared with a reference and the oracle on the same
/// weeks (`docs/FORMULATION.md#evaluation`).
///
/// @param reference name of the policy that all are compared with
/// @param weeks numbers of the weeks that every policy has played
/// @param rows one per policy, in the order in which they were played
public record Comparison(String reference, List<Integer> weeks, List<Row> rows) {
    /// What everything is compared with unless told otherwise: the timer that batteries are sold
    /// with.
    public static final String REFERENCE = "time-of-use";

    /// What nothing can be better than, where all devices are linear.
    public static final String BOUND = "oracle";

    /// Marks of the performance profile, shares of the headroom.
    public static final List<Double> MARKS = List.of(0.0, 0.25, 0.5, 0.75, 0.9, 0.95);

    /// Intervals need this many weeks.
    public static final int LEAST_WEEKS = 3;

    private static final int EXACT_WEEKS = 20;
    private static final int PATTERNS = 9_999;
    private static final double LEAST_GAP = 0.1;

    /// Headroom below this share of the cost is what a solver's tolerance leaves.
    private static final double NOTHING = 1e-6;

    private static final Bootstrap BOOTSTRAP = Bootstrap.STANDARD;

    /// What is said of one policy.
    ///
    /// @param policy its name
    /// @param seeds training seeds behind it
    /// @param costPerWeek mean over weeks and seeds, currency
    /// @param headroomShare of sums over weeks; NaN where reference and oracle cost the same
    /// @param interquartile of the scores of several seeds; null for one seed
    /// @param profile share of scores above each of [#MARKS]; empty for one seed
    /// @param improvement probability of being cheaper than the reference
    /// @param p of no difference to the reference; NaN for itself
    /// @param adjustedP the same after Holm over all rows
    /// @param secondsPerDecision mean
    /// @param fallbacks steps in which the rule acted because there was no plan, all weeks
    /// @param unservedKwhPerWeek demand that was not met
    public record Row(
            String policy,
            int seeds,
            double costPerWeek,
            Estimate headroomShare,
            @Nullable Estimate interquartile,
            List<Double> profile,
            double improvement,
            double p,
            double adjustedP,
            double secondsPerDecision,
            int fallbacks,
            double unservedKwhPerWeek) {
        public Row {
            profile = List.copyOf(profile);
        }

        private Row withAdjusted(double adjusted) {
            return new Row(
                    policy,
                    seeds,
                    costPerWeek,
                    headroomShare,
                    interquartile,
                    profile,
                    improvement,
                    p,
                    adjusted,
                    secondsPerDecision,
                    fallbacks,
                    unservedKwhPerWeek);
        }
    }

    public Comparison {
        weeks = List.copyOf(weeks);
        rows = List.copyOf(rows);
    }

    /// Compares; weeks that not all contestants have played are left out.
    ///
    /// @throws IllegalArgumentException without a week that all have played, or without reference
    ///   and oracle
    public static Comparison of(List<JudgedCell> cells, String reference) {
        List<Integer> weeks = commonWeeks(cells);
        Map<String, double[][]> costs = new LinkedHashMap<>();
        for (JudgedCell cell : cells) {
            costs.computeIfAbsent(cell.policy(), policy -> costs(policy, cells, weeks));
        }
        double[][] base = costs.get(reference);
        double[][] oracle = costs.get(BOUND);
        if (weeks.isEmpty() || base == null || oracle == null) {
            throw new IllegalArgumentException(
                    "A comparison needs a week that %s, %s and all others have played."
                            .formatted(reference, BOUND));
        }
        List<Row> rows = new ArrayList<>();
        costs.forEach(
                (policy, own) -> {
                    var facts =
                            new Facts(policy, own, base[0], oracle[0], policy.equals(reference));
                    rows.add(facts.row(cells.stream().filter(facts::isOwn).toList()));
                });
        return new Comparison(reference, weeks, adjusted(rows));
    }

    private static List<Integer> commonWeeks(List<JudgedCell> cells) {
        long contestants = cells.stream().map(c -> c.policy() + " " + c.seed()).distinct().count();
        return cells.stream()
                .map(JudgedCell::week)
                .distinct()
                .sorted()
                .filter(week -> cells.stream().filter(c -> c.week() == week).count() == contestants)
                .toList();
    }

    /// `[seed][week]`.
    private static double[][] costs(String policy, List<JudgedCell> cells, List<Integer> weeks) {
        Map<Long, double[]> bySeed = new LinkedHashMap<>();
        for (JudgedCell cell : cells) {
            int week = weeks.indexOf(cell.week());
            if (cell.policy().equals(policy) && week >= 0) {
                bySeed.computeIfAbsent(cell.seed(), _ -> new double[weeks.size()])[week] =
                        cell.run().cost();
            }
        }
        return bySeed.values().toArray(double[][]::new);
    }

    private static List<Row> adjusted(List<Row> rows) {
        int[] tested =
                IntStream.range(0, rows.size())
                        .filter(k -> !Double.isNaN(rows.get(k).p()))
                        .toArray();
        double[] p =
                PValueAdjustment.HOLM.adjust(
                        Arrays.stream(tested).mapToDouble(k -> rows.get(k).p()).toArray());
        List<Row> adjusted = new ArrayList<>(rows);
        for (int j = 0; j < tested.length; j++) {
            adjusted.set(tested[j], rows.get(tested[j]).withAdjusted(p[j]));
        }
        return adjusted;
    }

    /// One policy beside reference and oracle.
    ///
    /// @param costs `[seed][week]`
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    private record Facts(
            String policy, double[][] costs, double[] base, double[] oracle, boolean isReference) {
        boolean isOwn(JudgedCell cell) {
            return cell.policy().equals(policy);
        }

        Row row(List<JudgedCell> own) {
            boolean several = costs.length > 1;
            ScoreTable scores = several ? scores() : null;
            return new Row(
                    policy,
                    costs.length,
                    Arrays.stream(costs).flatMapToDouble(Arrays::stream).average().orElseThrow(),
                    headroomShare(),
                    scores == null
                            ? null
                            : scores.estimate(
                                    ScoreTable::interquartileMean, BOOTSTRAP, random("seeds")),
                    scores == null ? List.of() : profile(scores),
                    improvement(),
                    isReference ? Double.NaN : p(),
                    Double.NaN,
                    own.stream().mapToDouble(c -> c.run().secondsPerDecision()).average().orElse(0),
                    own.stream().mapToInt(c -> c.run().planning().fallbacks()).sum(),
                    own.stream().mapToDouble(c -> c.run().unservedKwh()).average().orElse(0));
        }

        /// Resamples weeks, and in each place of the resampled weeks the seeds.
        private Estimate headroomShare() {
            int weeks = base.length;
            double possible = Arrays.stream(base).sum() - Arrays.stream(oracle).sum();
            if (!(possible > NOTHING * Arrays.stream(base).map(Math::abs).sum())) {
                return new Estimate(
                        Double.NaN, new Interval(Double.NaN, Double.NaN, BOOTSTRAP.level()));
            }
            double[][] strata = new double[weeks + 1][];
            strata[0] = IntStream.range(0, weeks).asDoubleStream().toArray();
            for (int k = 1; k <= weeks; k++) {
                strata[k] = IntStream.range(0, costs.length).asDoubleStream().toArray();
            }
            return BOOTSTRAP.stratified(strata, this::share, random("weeks"));
        }

        private double share(double[][] drawn) {
            double saved = 0;
            double possible = 0;
            for (int k = 0; k < base.length; k++) {
                int week = (int) drawn[0][k];
                double mean = 0;
                for (double seed : drawn[k + 1]) {
                    mean += costs[(int) seed][week] / costs.length;
                }
                saved += base[week] - mean;
                possible += base[week] - oracle[week];
            }
            // Without headroom there is no share of it; resamples of that kind count as nothing.
            return possible > 0 ? saved / possible : 0;
        }

        private @Nullable ScoreTable scores() {
            double mean = 0;
            for (int w = 0; w < base.length; w++) {
                mean += (base[w] - oracle[w]) / base.length;
            }
            double least = LEAST_GAP * mean;
            int[] kept =
                    IntStream.range(0, base.length)
                            .filter(w -> base[w] - oracle[w] > Math.max(0, least))
                            .toArray();
            if (kept.length == 0) {
                return null;
            }
            double[][] scores = new double[costs.length][kept.length];
            for (int s = 0; s < costs.length; s++) {
                for (int k = 0; k < kept.length; k++) {
                    int w = kept[k];
                    scores[s][k] = (base[w] - costs[s][w]) / (base[w] - oracle[w]);
                }
            }
            return ScoreTable.of(scores);
        }

        private static List<Double> profile(ScoreTable scores) {
            double[] marks = MARKS.stream().mapToDouble(Double::doubleValue).toArray();
            return Arrays.stream(scores.shareAbove(marks)).boxed().toList();
        }

        private double improvement() {
            return negated(costs).probabilityOfImprovement(negated(new double[][] {base}));
        }

        private static ScoreTable negated(double[][] costs) {
            return ScoreTable.of(
                    Arrays.stream(costs)
                            .map(week -> Arrays.stream(week).map(cost -> -cost).toArray())
                            .toArray(double[][]::new));
        }

        private double p() {
            double[] mean = new double[base.length];
            for (double[] seed : costs) {
                for (int w = 0; w < mean.length; w++) {
                    mean[w] += seed[w] / costs.length;
                }
            }
            return (mean.length <= EXACT_WEEKS
                            ? PairedTests.signFlip(mean, base)
                            : PairedTests.signFlip(mean, base, PATTERNS, random("signs")))
                    .pValue();
        }

        private RandomStream random(String use) {
            return RandomStreams.of(0).split("evaluation").split(use).stream(policy);
        }
    }
}
