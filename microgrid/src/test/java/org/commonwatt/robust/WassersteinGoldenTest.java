package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.commonwatt.numeric.GoldenFiles.matrix;
import static org.commonwatt.numeric.GoldenFiles.numbers;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.robust.WassersteinDistance.Ground;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Inner problems, tail means and distances against other solvers (`wasserstein/README.md`).
@Tag("golden")
final class WassersteinGoldenTest {
    private static final double VALUE = 1e-9;
    private static final double MULTIPLIER = 1e-7;
    private static final double TAIL = 1e-10;

    private static List<JsonNode> having(String field) {
        List<JsonNode> found =
                GoldenFiles.in("wasserstein").stream()
                        .flatMap(GoldenFiles::elements)
                        .filter(node -> node.has(field))
                        .toList();
        assertThat(found).isNotEmpty();
        return found;
    }

    static List<JsonNode> inner() {
        return having("J");
    }

    static List<JsonNode> tails() {
        return having("rows").stream().filter(node -> !node.has("J")).toList();
    }

    static List<JsonNode> distances() {
        return having("dim");
    }

    @ParameterizedTest
    @MethodSource("inner")
    void worst_everyBudget_isThatOfTheSolvers(JsonNode golden) {
        double[] returns = flat(golden.get("J"));
        WassersteinSet set =
                WassersteinSet.ofBudget(golden.get("K").asInt(), flat(golden.get("c")), 0.0);
        assertThat(set.days()).isEqualTo(golden.get("N").asInt());
        WorstDistribution q = new WorstDistribution(set.days(), set.candidates());
        for (JsonNode row : golden.get("rows")) {
            double expected = row.get("value").asDouble();
            double tolerance = VALUE * Math.max(1.0, Math.abs(expected));
            WassersteinSet ball = set.withBudget(row.get("budget").asDouble());
            double value = ball.worst(returns, Outcome.RETURN, q);
            assertThat(value).as("%s", row).isCloseTo(expected, within(tolerance));
            assertThat(ball.bound(q.multiplier(), returns, Outcome.RETURN))
                    .isCloseTo(expected, within(tolerance));
            assertMultiplier(q.multiplier(), row);
            assertThat(q.spent()).isLessThanOrEqualTo(ball.budget() * (1 + 1e-11));
            if (row.get("qUnique").asBoolean() && !row.get("q").isNull()) {
                assertThat(q.probabilities()).containsExactly(flat(row.get("q")), within(1e-7));
                assertThat(q.splitDay() == WorstDistribution.NONE ? 0 : 1)
                        .isEqualTo(row.get("splitDays").asInt());
            }
        }
    }

    private static void assertMultiplier(double multiplier, JsonNode row) {
        double low = row.get("lambdaLo").asDouble();
        assertThat(multiplier).isGreaterThanOrEqualTo(low - MULTIPLIER * Math.max(1.0, low));
        if (!row.get("lambdaHi").isNull()) {
            double high = row.get("lambdaHi").asDouble();
            assertThat(multiplier).isLessThanOrEqualTo(high + MULTIPLIER * Math.max(1.0, high));
        }
    }

    @ParameterizedTest
    @MethodSource("tails")
    void tailMeans_everyLevel_areThoseOfTheLinearProgram(JsonNode golden) {
        double[] x = numbers(golden.get("x"));
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1.0);
        for (JsonNode row : golden.get("rows")) {
            ConditionalValueAtRisk measure =
                    new ConditionalValueAtRisk(row.get("alpha").asDouble());
            close(measure.of(x, Outcome.COST), row.get("cvarUpper"), TAIL);
            close(measure.of(x, Outcome.RETURN), row.get("cvarLower"), TAIL);
            close(measure.valueAtRisk(x, ones, Outcome.COST), row.get("etaLo"), TAIL);
        }
    }

    @ParameterizedTest
    @MethodSource("distances")
    void distances_ofWeightedSamples_areThoseOfOtherTools(JsonNode golden) {
        double[] wx = numbers(golden.get("wx"));
        double[] wy = numbers(golden.get("wy"));
        if (golden.get("dim").asInt() == 1) {
            double[] x = numbers(golden.get("x"));
            double[] y = numbers(golden.get("y"));
            close(WassersteinDistance.of(x, wx, y, wy, 1), golden.get("w1"), VALUE);
            close(WassersteinDistance.of(x, wx, y, wy, 2), golden.get("w2"), VALUE);
            return;
        }
        WassersteinDistance distance = new WassersteinDistance(new HighsSolver());
        double[][] x = matrix(golden.get("x"));
        double[][] y = matrix(golden.get("y"));
        close(distance.between(x, wx, y, wy, Ground.EUCLIDEAN), golden.get("w1Euclid"), VALUE);
        close(distance.between(x, wx, y, wy, Ground.MANHATTAN), golden.get("w1L1"), VALUE);
        close(
                distance.between(x, wx, y, wy, Ground.SQUARED_EUCLIDEAN),
                golden.get("w2SquaredEuclid"),
                VALUE);
    }

    private static double[] flat(JsonNode table) {
        return Arrays.stream(matrix(table)).flatMapToDouble(Arrays::stream).toArray();
    }

    private static void close(double actual, JsonNode expected, double relative) {
        double value = expected.asDouble();
        double tolerance = relative * Math.max(1.0, Math.abs(value));
        assertThat(actual).isCloseTo(value, within(tolerance));
    }
}
