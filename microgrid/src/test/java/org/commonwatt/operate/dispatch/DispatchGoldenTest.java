package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Day-ahead dispatch of real homes against other tools (`dispatch/README.md`, with its
/// tolerances).
@Tag("golden")
final class DispatchGoldenTest {
    private static final DispatchSettings SETTINGS = DispatchSettings.of(new HighsSolver());

    static List<JsonNode> instances() {
        return GoldenFiles.in("dispatch").stream().filter(node -> node.has("b_pool")).toList();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void aloneCosts_ofRealHomes_areThoseOfOtherTools(JsonNode golden) {
        double[] alone =
                WelfareDispatch.aloneCosts(
                        new GoldenWindow(golden.get("instance")).problem(), SETTINGS);
        double[] expected = GoldenFiles.numbers(golden.get("a_standalone").get("costs"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(alone[i]).as("member %s", i).isCloseTo(expected[i], cost(expected[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("instances")
    void solve_leastCost_isThatOfOtherTools(JsonNode golden) {
        assertSameCostAndPrices(golden, golden.get("b_pool"), WelfareObjective.COST);
    }

    @ParameterizedTest
    @MethodSource("instances")
    void solve_withPeakPrice_costsWhatOtherToolsFind(JsonNode golden) {
        double price = golden.get("instance").get("peakPricePerKw").asDouble();
        JsonNode expected = golden.get("c_poolPeak");
        DispatchPlan plan =
                assertSameCostAndPrices(
                        golden, expected, WelfareObjective.COST.withPeakPrice(price));
        assertThat(plan.community().peakKw())
                .isCloseTo(expected.get("peakKw").asDouble(), within(1e-6));
    }

    private static DispatchPlan assertSameCostAndPrices(
            JsonNode golden, JsonNode expected, WelfareObjective objective) {
        DispatchProblem problem = new GoldenWindow(golden.get("instance")).problem();
        DispatchPlan plan = WelfareDispatch.solve(problem, objective, SETTINGS).planOrThrow();
        double cost = expected.get("cost").asDouble();
        assertThat(plan.costs().total()).isCloseTo(cost, cost(cost));
        double[] low = GoldenFiles.numbers(expected.get("priceLo"));
        double[] high = GoldenFiles.numbers(expected.get("priceHi"));
        double[] least = GoldenFiles.numbers(expected.get("communityImportMinKwh"));
        double[] most = GoldenFiles.numbers(expected.get("communityImportMaxKwh"));
        for (int t = 0; t < low.length; t++) {
            assertThat(plan.community().pricePerKwh()[t])
                    .as("price at step %s", t)
                    .isBetween(low[t] - 1e-6, high[t] + 1e-6);
            assertThat(plan.community().importKwh()[t])
                    .as("import at step %s", t)
                    .isBetween(least[t] - 1e-6, most[t] + 1e-6);
        }
        return plan;
    }

    @ParameterizedTest
    @MethodSource("instances")
    void solve_negativePrices_isThatOfOtherTools(JsonNode golden) {
        JsonNode negative = golden.get("d_negative");
        DispatchProblem problem =
                new GoldenWindow(golden.get("instance"))
                        .problem(
                                GoldenFiles.numbers(negative.get("buy")),
                                GoldenFiles.numbers(negative.get("sell")),
                                negative.get("wearPerKwhMoved").asDouble());
        double relaxed = negative.get("lpRelaxation").asDouble();
        DispatchSettings open = SETTINGS.with(Exclusivity.NEVER);
        assertThat(cost(problem, open)).isCloseTo(relaxed, cost(relaxed));
        double mip = negative.get("mip").asDouble();
        double bound = negative.get("mipBound").asDouble();
        assertThat(cost(problem, SETTINGS))
                .isBetween(bound - cost(mip).value, mip + cost(mip).value);
    }

    private static double cost(DispatchProblem problem, DispatchSettings settings) {
        DispatchResult result = WelfareDispatch.solve(problem, WelfareObjective.COST, settings);
        return result.planOrThrow().costs().total();
    }

    private static org.assertj.core.data.Offset<Double> cost(double expected) {
        return within(1e-6 * Math.max(1, Math.abs(expected)));
    }
}
