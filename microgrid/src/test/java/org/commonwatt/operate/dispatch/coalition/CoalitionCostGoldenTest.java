package org.commonwatt.operate.dispatch.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.optim.Solver;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Costs of coalitions against other tools (`cost_sharing/README.md`, `scale/README.md`).
@Tag("golden")
final class CoalitionCostGoldenTest {
    private static final Solver SOLVER = new HighsSolver();
    private static final double PEAK_PRICE = 0.30;

    static List<JsonNode> realHomes() {
        return GoldenFiles.in("cost_sharing").stream().filter(n -> n.has("instance")).toList();
    }

    private static CommunityCosts costs(JsonNode golden) {
        JsonNode instance = golden.get("instance");
        boolean peak = golden.get("peakPriced").asBoolean();
        double price = peak ? instance.get("peakPricePerKw").asDouble() : 0;
        return CommunityCosts.of(Windows.ofGolden(instance), price, SOLVER);
    }

    private static double[] table(CommunityCosts costs) {
        CoalitionTable table = CoalitionTable.of(costs, Workers.INLINE);
        assertThat(table).isInstanceOf(CoalitionTable.Complete.class);
        return ((CoalitionTable.Complete) table).costs();
    }

    @ParameterizedTest
    @MethodSource("realHomes")
    void table_ofRealHomes_hasTheCostsOfOtherTools(JsonNode golden) {
        double[] costs = table(costs(golden));
        assertThat(costs).containsExactly(GoldenFiles.numbers(golden.get("cost")), within(1e-6));
        assertThat(TableGame.ofCosts(costs).values())
                .containsExactly(GoldenFiles.numbers(golden.get("v")), within(2e-6));
    }

    @ParameterizedTest
    @MethodSource("realHomes")
    void duals_ofRealHomes_splitTheCostAsOtherToolsDo(JsonNode golden) {
        DualPrices duals = DualPrices.of(costs(golden)).orElseThrow();
        assertThat(duals.rent()).isCloseTo(0, within(1e-8));
        double width =
                Arrays.stream(GoldenFiles.numbers(golden.get("owenPriceWidth"))).max().orElse(1);
        if (width == 0) {
            assertThat(duals.shares())
                    .containsExactly(
                            GoldenFiles.numbers(golden.get("owenCostShares")), within(1e-6));
            assertThat(duals.pricesPerKwh())
                    .containsExactly(GoldenFiles.numbers(golden.get("owenPrices")), within(1e-6));
        }
        // Whether the dual is unique or not, no coalition pays less on its own.
        double[] costs = GoldenFiles.numbers(golden.get("cost"));
        for (int s = 1; s < costs.length; s++) {
            double pays = org.commonwatt.equity.sharing.Coalition.sum(s, duals.shares());
            assertThat(pays).as("coalition %s", s).isLessThan(costs[s] + 1e-6);
        }
    }

    static List<JsonNode> byFormula() {
        return GoldenFiles.in("scale").stream()
                .filter(node -> node.has("n") && node.has("cost"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("byFormula")
    void table_ofACommunityByFormula_hasTheCostsOfOtherTools(JsonNode golden) {
        DispatchProblem problem = Windows.byFormula(golden.get("n").asInt());
        double[] costs = table(CommunityCosts.of(problem, PEAK_PRICE, SOLVER));
        assertThat(costs).containsExactly(GoldenFiles.numbers(golden.get("cost")), within(1e-7));
        assertThat(ShapleyValue.of(TableGame.ofCosts(costs)))
                .containsExactly(GoldenFiles.numbers(golden.get("shapleyGain")), within(1e-7));
    }

    static List<JsonNode> samples() {
        return GoldenFiles.in("scale").stream()
                .filter(node -> node.has("everyThousandthCost"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void costs_ofManyMembers_areThoseOfOtherTools(JsonNode golden) {
        DispatchProblem problem = Windows.byFormula(golden.get("n").asInt());
        try (CoalitionCost cost = CommunityCosts.of(problem, PEAK_PRICE, SOLVER).open()) {
            golden.get("everyThousandthCost")
                    .propertyStream()
                    .forEach(
                            entry ->
                                    assertThat(cost.of(Long.parseLong(entry.getKey())))
                                            .as("coalition %s", entry.getKey())
                                            .isCloseTo(entry.getValue().asDouble(), within(1e-7)));
        }
    }
}
