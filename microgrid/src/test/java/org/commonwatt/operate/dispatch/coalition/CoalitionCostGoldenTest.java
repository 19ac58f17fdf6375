package org.commonwatt.operate.dispatch.coalition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.CostGame;
import org.commonwatt.equity.sharing.MemberFigures;
import org.commonwatt.equity.sharing.NoSearch;
import org.commonwatt.equity.sharing.SampledShapley;
import org.commonwatt.equity.sharing.ShapleyValue;
import org.commonwatt.equity.sharing.SharingProblem;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.numeric.RandomStreams;
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

    @ParameterizedTest
    @MethodSource("realHomes")
    void middleBills_ofTheNetsGiven_areThoseOfOtherTools(JsonNode golden) {
        JsonNode instance = golden.get("instance");
        int n = golden.get("players").asInt();
        double[][] buy = new double[n][];
        double[][] sell = new double[n][];
        Arrays.fill(buy, GoldenFiles.numbers(instance.get("buy")));
        Arrays.fill(sell, GoldenFiles.numbers(instance.get("sell")));
        double[][] net = GoldenFiles.matrix(golden.get("midMarketNetKwh"));
        double[] own = GoldenFiles.numbers(golden.get("midMarketOwnCost"));
        double[] expected = GoldenFiles.numbers(golden.get("midMarketBill"));
        // What the bills leave of the cost of all together is the charge for the peak.
        double peakKw = 0;
        for (int t = 0; t < net[0].length; t++) {
            double sum = 0;
            for (double[] member : net) {
                sum += member[t];
            }
            peakKw = Math.max(peakKw, sum / instance.get("stepHours").asDouble());
        }
        boolean peak = golden.get("peakPriced").asBoolean();
        double charge = peak ? peakKw * instance.get("peakPricePerKw").asDouble() : 0;
        double[] none = new double[net[0].length];
        double[] bills = new MiddleBills(buy, sell, none, charge).of(net);
        for (int i = 0; i < n; i++) {
            assertThat(bills[i] + own[i]).isCloseTo(expected[i], within(1e-7));
        }
    }

    /// Which of the best plans is billed differs; what all pay together does not.
    @ParameterizedTest
    @MethodSource("realHomes")
    void pricedCosts_ofRealHomes_addUpToTheCostOfAll(JsonNode golden) {
        GrandPlan plan = GrandPlan.of(costs(golden)).orElseThrow();
        var priced = plan.pricedCosts();
        double[] costs = GoldenFiles.numbers(golden.get("cost"));
        double all = costs[costs.length - 1];
        assertThat(plan.cost()).isCloseTo(all, within(1e-6));
        assertThat(Arrays.stream(priced.atMiddle()).sum()).isCloseTo(all, within(1e-6));
        assertThat(Arrays.stream(priced.atDuals()).sum()).isCloseTo(all, within(1e-6));
        double[] alone = costs(golden).alone(Workers.INLINE);
        assertThat(alone)
                .containsExactly(GoldenFiles.numbers(golden.get("standalone")), within(1e-6));
        double[][] net = plan.netKwh();
        double limitKwh = 0;
        for (double[] member : net) {
            limitKwh = Math.max(limitKwh, Arrays.stream(member).map(Math::abs).max().orElse(0));
        }
        assertThat(limitKwh).isGreaterThan(0.1).isLessThan(20);
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

    /// The whole table of 15 members: 32,767 programmes.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("samples")
    void table_ofManyMembers_hasTheSumAndTheShapleyValueOfOtherTools(JsonNode golden) {
        DispatchProblem problem = Windows.byFormula(golden.get("n").asInt());
        double[] costs = table(CommunityCosts.of(problem, PEAK_PRICE, SOLVER));
        assertThat(Arrays.stream(costs).sum())
                .isCloseTo(golden.get("sumOfCosts").asDouble(), within(1e-7 * costs.length));
        assertThat(ShapleyValue.of(TableGame.ofCosts(costs)))
                .containsExactly(GoldenFiles.numbers(golden.get("shapleyGain")), within(1e-7));
    }

    static List<JsonNode> sampledOnly() {
        List<JsonNode> games =
                GoldenFiles.in("scale").stream()
                        .filter(node -> node.has("shapleySum") && !node.has("cost"))
                        .toList();
        assertThat(games).isNotEmpty();
        return games;
    }

    /// Exact from 2^18 coalitions there, sampled from a few thousand here.
    @ParameterizedTest
    @MethodSource("sampledOnly")
    void sampledShapley_ofManyMembers_coversTheExactValue(JsonNode golden) {
        int n = golden.get("n").asInt();
        CommunityCosts costs = CommunityCosts.of(Windows.byFormula(n), PEAK_PRICE, SOLVER);
        double[] alone = costs.alone(Workers.INLINE);
        assertThat(alone)
                .containsExactly(GoldenFiles.numbers(golden.get("standalone")), within(1e-7));
        double together = GrandPlan.of(costs).orElseThrow().cost();
        assertThat(together).isCloseTo(golden.get("costGrand").asDouble(), within(1e-7));
        double[] ones = Windows.filled(n, 1);
        SharingProblem problem =
                new SharingProblem(
                        new CostGame(costs, alone, together),
                        new MemberFigures(alone, ones, ones, ones),
                        new NoSearch(),
                        null);
        SampledShapley sampled = new SampledShapley(12, 0.999, RandomStreams.of(7), Workers.INLINE);
        Allocation shares = sampled.share(problem).found().orElseThrow();
        double[] exact = GoldenFiles.numbers(golden.get("shapleyGain"));
        for (int i = 0; i < n; i++) {
            assertThat(sampled.interval(shares, i).contains(exact[i])).as("member %d", i).isTrue();
            assertThat(shares.halfWidth(i)).isLessThan(0.05 * golden.get("gainGrand").asDouble());
        }
        assertThat(shares.total()).isCloseTo(golden.get("gainGrand").asDouble(), within(1e-6));
    }
}
