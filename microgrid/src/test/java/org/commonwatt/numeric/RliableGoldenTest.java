package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.numeric.GoldenFiles.elements;
import static org.commonwatt.numeric.GoldenFiles.matrix;
import static org.commonwatt.numeric.GoldenFiles.numbers;
import static org.commonwatt.numeric.GoldenFiles.texts;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Evaluation statistics against rliable, SciPy and statsmodels, to the tolerances stated beside
/// the numbers.
@Tag("golden")
final class RliableGoldenTest {

    private static final double EXACT = 1e-12;
    private static final double P_VALUE = 1e-9;
    private static final double MONTE_CARLO = 0.005;
    private static final double MONTE_CARLO_PAIRED = 0.004;
    private static final double MONTE_CARLO_IMPROVEMENT = 0.02;
    private static final double MONTE_CARLO_PROFILE = 0.03;
    private static final double OPTIMALITY_THRESHOLD = 1.0;

    static List<JsonNode> files() {
        return GoldenFiles.in("rliable");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aggregates_matchRliable(JsonNode file) {
        JsonNode point = file.get("point");
        for (String aggregate : point.propertyNames()) {
            for (String algorithm : point.get(aggregate).propertyNames()) {
                double value = aggregate(aggregate).applyAsDouble(table(file, algorithm));
                double expected = point.get(aggregate).get(algorithm).asDouble();
                close(value, expected, EXACT, aggregate + " " + algorithm);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void stratifiedBootstrap_matchesRliable(JsonNode file) {
        JsonNode golden = file.get("stratified_bootstrap_ci95");
        Bootstrap bootstrap = new Bootstrap(golden.get("reps").asInt(), 0.95);
        List<String> aggregates = texts(golden.get("aggregates"));
        for (String algorithm : golden.get("low").propertyNames()) {
            for (int k = 0; k < aggregates.size(); k++) {
                String what = aggregates.get(k) + " " + algorithm;
                Estimate estimate =
                        table(file, algorithm)
                                .estimate(aggregate(aggregates.get(k)), bootstrap, stream(what));
                double low = golden.get("low").get(algorithm).get(k).asDouble();
                double high = golden.get("high").get(algorithm).get(k).asDouble();
                close(estimate.interval().low(), low, MONTE_CARLO, what);
                close(estimate.interval().high(), high, MONTE_CARLO, what);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void interquartileMean_fixedResamples_matchRliable(JsonNode file) {
        JsonNode golden = file.get("fixed_resamples");
        JsonNode indices = golden.get("indices");
        for (String algorithm : golden.get("iqm").propertyNames()) {
            double[][] scores = matrix(file.get("scores").get(algorithm));
            double[] replicates = new double[indices.size()];
            for (int r = 0; r < replicates.length; r++) {
                double[][] resample = matrix(indices.get(r));
                for (double[] run : resample) {
                    for (int task = 0; task < run.length; task++) {
                        run[task] = scores[(int) run[task]][task];
                    }
                }
                replicates[r] = ScoreTable.of(resample).interquartileMean();
            }
            close(replicates, numbers(golden.get("iqm").get(algorithm)), EXACT, algorithm);
            Interval interval = Bootstrap.STANDARD.percentileInterval(replicates);
            double[] ends = {interval.low(), interval.high()};
            close(ends, numbers(golden.get("ci95").get(algorithm)), EXACT, algorithm);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void probabilityOfImprovement_matchesRliable(JsonNode file) {
        JsonNode golden = file.get("probability_of_improvement");
        for (String pair : golden.propertyNames()) {
            String[] names = pair.split(">", -1);
            ScoreTable better = table(file, names[0]);
            ScoreTable worse = table(file, names[1]);
            JsonNode expected = golden.get(pair);
            double[] byTask = better.probabilityOfImprovementByTask(worse);
            close(byTask, numbers(expected.get("per_task")), EXACT, pair);
            Bootstrap bootstrap = new Bootstrap(expected.get("ci_reps").asInt(), 0.95);
            Estimate estimate = better.estimateImprovement(worse, bootstrap, stream(pair));
            close(estimate.value(), expected.get("value").asDouble(), EXACT, pair);
            double low = expected.get("ci95_low").asDouble();
            double high = expected.get("ci95_high").asDouble();
            close(estimate.interval().low(), low, MONTE_CARLO_IMPROVEMENT, pair);
            close(estimate.interval().high(), high, MONTE_CARLO_IMPROVEMENT, pair);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void performanceProfile_matchesRliable(JsonNode file) {
        JsonNode golden = file.get("performance_profile");
        double[] thresholds = numbers(golden.get("tau"));
        Bootstrap bootstrap = new Bootstrap(golden.get("ci_reps").asInt(), 0.95);
        for (String algorithm : golden.get("profile").propertyNames()) {
            List<Estimate> profile =
                    table(file, algorithm)
                            .estimateShareAbove(thresholds, bootstrap, stream(algorithm));
            double[] shares = profile.stream().mapToDouble(Estimate::value).toArray();
            double[] low = profile.stream().mapToDouble(e -> e.interval().low()).toArray();
            double[] high = profile.stream().mapToDouble(e -> e.interval().high()).toArray();
            close(shares, numbers(golden.get("profile").get(algorithm)), EXACT, algorithm);
            double[] expectedLow = numbers(golden.get("ci95_low").get(algorithm));
            double[] expectedHigh = numbers(golden.get("ci95_high").get(algorithm));
            close(low, expectedLow, MONTE_CARLO_PROFILE, algorithm);
            close(high, expectedHigh, MONTE_CARLO_PROFILE, algorithm);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void runMeans_matchGolden(JsonNode file) {
        JsonNode golden = file.get("seed_means");
        for (String algorithm : golden.propertyNames()) {
            double[] means = table(file, algorithm).runMeans();
            close(means, numbers(golden.get(algorithm)), EXACT, algorithm);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void pairedTests_matchScipy(JsonNode file) {
        for (String pair : file.get("tests").propertyNames()) {
            JsonNode golden = file.get("tests").get(pair);
            double[] x = seedMeans(file, pair, 0);
            double[] y = seedMeans(file, pair, 1);
            TestResult flips = PairedTests.signFlip(x, y);
            close(flips.statistic(), golden.get("mean_difference").asDouble(), EXACT, pair);
            close(flips.pValue(), golden.get("permutation_exact_p").asDouble(), P_VALUE, pair);
            same(PairedTests.wilcoxon(x, y), golden.get("wilcoxon"), "statistic", "p", pair);
            same(PairedTests.t(x, y), golden.get("paired_t"), "t", "p", pair);
            double d = golden.get("cohen_d_paired").asDouble();
            close(PairedTests.cohenD(x, y), d, P_VALUE, pair);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void independentTests_matchScipy(JsonNode file) {
        for (String pair : file.get("tests").propertyNames()) {
            JsonNode golden = file.get("tests").get(pair);
            double[] x = seedMeans(file, pair, 0);
            double[] y = seedMeans(file, pair, 1);
            same(IndependentTests.welch(x, y), golden.get("welch_t"), "t", "p", pair);
            JsonNode u = golden.get("mann_whitney");
            same(IndependentTests.mannWhitney(x, y), u, "u", "p_asymptotic_continuity", pair);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void pairedBootstrap_fixedResamples_matchesGolden(JsonNode file) {
        double[][] indices = matrix(file.get("paired_bootstrap_indices"));
        for (String pair : file.get("tests").propertyNames()) {
            double[] differences = differences(file, pair);
            double[] means =
                    Arrays.stream(indices).mapToDouble(row -> meanAt(differences, row)).toArray();
            JsonNode golden = file.get("tests").get(pair).get("paired_bootstrap_fixed_resamples");
            double p = golden.get("p_two_sided").asDouble();
            close(Bootstrap.twoSidedP(means), p, EXACT, pair);
            Interval interval = Bootstrap.STANDARD.percentileInterval(means);
            double[] ends = {interval.low(), interval.high()};
            close(ends, numbers(golden.get("ci95")), EXACT, pair);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void pairedBootstrap_ownDraws_matchesScipy(JsonNode file) {
        for (String pair : file.get("tests").propertyNames()) {
            JsonNode golden = file.get("tests").get(pair).get("paired_bootstrap_mc");
            double[] differences = differences(file, pair);
            Bootstrap bootstrap = new Bootstrap(golden.get("n_resamples").asInt(), 0.95);
            ToDoubleFunction<double[]> mean = sample -> Moments.of(sample).mean();
            Interval plain = bootstrap.percentile(differences, mean, stream(pair)).interval();
            Interval corrected =
                    bootstrap.biasCorrected(differences, mean, stream(pair)).interval();
            double[] plainEnds = {plain.low(), plain.high()};
            double[] correctedEnds = {corrected.low(), corrected.high()};
            close(plainEnds, numbers(golden.get("percentile")), MONTE_CARLO_PAIRED, pair);
            close(correctedEnds, numbers(golden.get("bca")), MONTE_CARLO_PAIRED, pair);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void rankTests_matchScipy(JsonNode file) {
        double[][] seedMeans =
                elements(file.get("seed_means")).map(GoldenFiles::numbers).toArray(double[][]::new);
        double[][] cells =
                elements(file.get("scores"))
                        .map(scores -> elements(scores).flatMapToDouble(RliableGoldenTest::row))
                        .map(row -> row.toArray())
                        .toArray(double[][]::new);
        TestResult friedman = IndependentTests.friedman(cells);
        same(friedman, file.get("friedman_over_run_task_cells"), "chi2", "p", "friedman");
        TestResult kruskal = IndependentTests.kruskalWallis(seedMeans);
        same(kruskal, file.get("kruskal_over_seed_means"), "h", "p", "kruskal");
    }

    @ParameterizedTest
    @MethodSource("files")
    void adjustments_matchStatsmodels(JsonNode file) {
        JsonNode golden = file.get("multiple_testing");
        double[] raw = numbers(golden.get("raw_p"));
        double alpha = golden.get("alpha").asDouble();
        for (PValueAdjustment adjustment : PValueAdjustment.values()) {
            String name = nameInStatsmodels(adjustment);
            double[] adjusted = adjustment.adjust(raw);
            close(adjusted, numbers(golden.get(name).get("adjusted")), EXACT, name);
            JsonNode reject = golden.get(name).get("reject");
            for (int i = 0; i < adjusted.length; i++) {
                assertThat(adjusted[i] <= alpha).isEqualTo(reject.get(i).asBoolean());
            }
        }
    }

    private static String nameInStatsmodels(PValueAdjustment adjustment) {
        return switch (adjustment) {
            case BONFERRONI -> "bonferroni";
            case HOLM -> "holm";
            case HOMMEL -> "hommel";
            case BENJAMINI_HOCHBERG -> "fdr_bh";
        };
    }

    @ParameterizedTest
    @MethodSource("files")
    void quantilesAndTails_matchNumpy(JsonNode file) {
        JsonNode quantiles = file.get("quantiles");
        double[] linear = Quantiles.of(numbers(quantiles.get("x")), numbers(quantiles.get("q")));
        close(linear, numbers(quantiles.get("linear")), EXACT, "quantiles");
        JsonNode cvar = file.get("cvar");
        double[] x = numbers(cvar.get("x"));
        double[] tails =
                Arrays.stream(numbers(cvar.get("alpha")))
                        .map(alpha -> Quantiles.lowerTailMean(x, alpha))
                        .toArray();
        close(tails, numbers(cvar.get("value")), EXACT, "cvar");
    }

    private static ScoreTable table(JsonNode file, String algorithm) {
        return ScoreTable.of(matrix(file.get("scores").get(algorithm)));
    }

    private static ToDoubleFunction<ScoreTable> aggregate(String name) {
        return switch (name) {
            case "mean" -> ScoreTable::mean;
            case "median" -> ScoreTable::median;
            case "iqm" -> ScoreTable::interquartileMean;
            case "optimality_gap" -> table -> table.optimalityGap(OPTIMALITY_THRESHOLD);
            default -> throw new AssertionError("No aggregate is called " + name);
        };
    }

    private static double[] seedMeans(JsonNode file, String pair, int side) {
        return numbers(file.get("seed_means").get(pair.split("-", -1)[side]));
    }

    private static double[] differences(JsonNode file, String pair) {
        return PairedTests.differences(seedMeans(file, pair, 0), seedMeans(file, pair, 1));
    }

    private static double meanAt(double[] values, double[] indices) {
        return Arrays.stream(indices).map(i -> values[(int) i]).sum() / indices.length;
    }

    private static DoubleStream row(JsonNode row) {
        return Arrays.stream(numbers(row));
    }

    private static RandomStream stream(String name) {
        return RandomStreams.of(1).stream(name);
    }

    private static void same(
            TestResult actual, JsonNode golden, String statistic, String p, String what) {
        close(actual.statistic(), golden.get(statistic).asDouble(), P_VALUE, what);
        close(actual.pValue(), golden.get(p).asDouble(), P_VALUE, what);
        if (golden.has("df")) {
            close(actual.degreesOfFreedom(), golden.get("df").asDouble(), P_VALUE, what);
        }
    }

    private static void close(double actual, double expected, double tolerance, String what) {
        assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
    }

    private static void close(double[] actual, double[] expected, double tolerance, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            close(actual[i], expected[i], tolerance, what + " [" + i + "]");
        }
    }
}
