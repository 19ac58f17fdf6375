package org.commonwatt.equity.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.optim.Solver;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Games of real homes, from the values given, against other tools (`cost_sharing/README.md`).
@Tag("golden")
final class CostSharingGoldenTest {
    private static final Solver SOLVER = new HighsSolver();
    private static final double RELATIVE = 1e-8;
    private static final double BURDEN = 1e-7;

    static List<JsonNode> energy() {
        return GoldenGames.energy();
    }

    private static double tolerance(SharingProblem problem) {
        return RELATIVE * Math.max(1.0, problem.game().grandValue());
    }

    private static double[] expected(JsonNode golden, String method) {
        return GoldenFiles.numbers(golden.get("allocationsOfGain").get(method));
    }

    private static Allocation allocation(GainSharing method, SharingProblem problem) {
        SharingResult result = method.share(problem);
        assertThat(result).isInstanceOf(SharingResult.Shared.class);
        return result.found().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("energy")
    void methods_ofTheValuesGiven_areThoseOfOtherTools(JsonNode golden) {
        SharingProblem problem = GoldenGames.problem(golden);
        var tolerance = within(tolerance(problem));
        assertThat(allocation(new ShapleyValue(), problem).shares())
                .containsExactly(expected(golden, "shapley"), tolerance);
        assertThat(allocation(new WeightedShapley(), problem).shares())
                .containsExactly(expected(golden, "weightedShapleyW1"), tolerance);
        assertThat(allocation(new Nucleolus(SOLVER), problem).shares())
                .containsExactly(expected(golden, "nucleolus"), tolerance);
        assertThat(allocation(new EqualSharing(), problem).shares())
                .containsExactly(expected(golden, "equal"), tolerance);
        assertThat(allocation(new ProportionalSharing(), problem).shares())
                .containsExactly(expected(golden, "proportionalToLoad"), tolerance);
    }

    @ParameterizedTest
    @MethodSource("energy")
    void weightedShapley_withWeightsByIncome_isThatOfOtherTools(JsonNode golden) {
        TableGame game = TableGame.of(GoldenFiles.numbers(golden.get("v")));
        Dividends dividends = Dividends.of(game);
        assertThat(dividends.split(GoldenFiles.numbers(golden.get("weightsW2"))))
                .containsExactly(expected(golden, "weightedShapleyW2"), within(1e-8));
        assertThat(dividends.negative()).isEqualTo(golden.get("dividendsNegative").asInt());
        double[] ones = GoldenGames.alike(game.members()).weights();
        for (JsonNode row : golden.get("ownWeightMonotonicity")) {
            int i = row.get("player").asInt();
            assertThat(WeightedShapley.withWeight(dividends, ones, i, 1))
                    .isCloseTo(row.get("shareWeight1").asDouble(), within(1e-8));
            assertThat(WeightedShapley.withWeight(dividends, ones, i, 2))
                    .isCloseTo(row.get("shareWeight2").asDouble(), within(1e-8));
        }
    }

    @ParameterizedTest
    @MethodSource("energy")
    void weightedShapley_whereAWeightBackfires_warnsOfExactlyThose(JsonNode golden) {
        TableGame game = TableGame.of(GoldenFiles.numbers(golden.get("v")));
        int n = game.members();
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(n));
        List<Integer> warned = new ArrayList<>();
        for (Caution caution : allocation(new WeightedShapley(), problem).cautions()) {
            if (caution instanceof Caution.OwnWeightBackfires(int member, _, _)) {
                warned.add(member);
            }
        }
        List<Integer> fallen = new ArrayList<>();
        for (JsonNode row : golden.get("ownWeightMonotonicity")) {
            if (row.get("shareWeight2").asDouble() < row.get("shareWeight1").asDouble() - 1e-7) {
                fallen.add(row.get("player").asInt());
            }
        }
        assertThat(warned).containsExactlyElementsOf(fallen);
    }

    @ParameterizedTest
    @MethodSource("energy")
    void nucleolus_ofTheValuesGiven_passesTheSameLevels(JsonNode golden) {
        TableGame game = TableGame.of(GoldenFiles.numbers(golden.get("v")));
        assertThat(new Nucleolus(SOLVER).of(game).levels())
                .containsExactly(GoldenFiles.numbers(golden.get("nucleolusLevels")), within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("energy")
    void leastCore_ofTheValuesGiven_leavesNobodyShorterThanOtherTools(JsonNode golden) {
        SharingProblem problem = GoldenGames.problem(golden);
        Allocation allocation = allocation(new LeastCore(SOLVER), problem);
        AllocationAudit audit = AllocationAudit.of(problem, allocation);
        assertThat(audit.largest().excess())
                .isCloseTo(golden.get("leastCoreEpsilon").asDouble(), within(1e-7));
        assertThat(audit.budgetGap()).isCloseTo(0, within(1e-8));
    }

    @ParameterizedTest
    @MethodSource("energy")
    void leximinCore_ofTheValuesGiven_hasTheBurdensOfOtherTools(JsonNode golden) {
        SharingProblem problem = GoldenGames.problem(golden);
        Allocation allocation = allocation(new LeximinCore(SOLVER), problem);
        AllocationAudit audit = AllocationAudit.of(problem, allocation);
        double[] burdens = audit.burdens();
        for (JsonNode row : golden.get("leximinOrder")) {
            assertThat(burdens[row.get("player").asInt()])
                    .isCloseTo(row.get("burden").asDouble(), within(BURDEN));
        }
        assertThat(audit.largest().excess()).isLessThan(1e-8);
        int worst = golden.get("leximinOrder").get(0).get("player").asInt();
        assertThat(audit.worstMember()).isEqualTo(worst);
    }

    /// Every allocation that the file audits, whoever made it.
    @ParameterizedTest
    @MethodSource("energy")
    void audit_ofEveryAllocationGiven_hasTheSameFigures(JsonNode golden) {
        SharingProblem problem = GoldenGames.problem(golden);
        List<String> methods = new ArrayList<>(golden.get("audit").propertyNames());
        assertThat(methods).isNotEmpty();
        for (String method : methods) {
            JsonNode figures = golden.get("audit").get(method);
            Allocation given = Allocation.of(method, expected(golden, method));
            AllocationAudit audit = AllocationAudit.of(problem, given);
            assertThat(audit.largest().excess())
                    .as(method)
                    .isCloseTo(figures.get("maxCoreViolation").asDouble(), within(1e-8));
            assertThat(audit.burdens())
                    .containsExactly(GoldenFiles.numbers(figures.get("burden")), within(BURDEN));
            assertThat(audit.worstBurden())
                    .isCloseTo(figures.get("worstBurden").asDouble(), within(BURDEN));
            if (figures.get("giniBurden").isNull()) {
                assertThat(audit.gini()).isNaN();
                assertThat(audit.jain()).isNaN();
            } else {
                assertThat(audit.gini())
                        .isCloseTo(figures.get("giniBurden").asDouble(), within(BURDEN));
                assertThat(audit.jain())
                        .isCloseTo(figures.get("jainBurden").asDouble(), within(BURDEN));
            }
        }
    }

    static List<JsonNode> withNucleolus() {
        return GoldenGames.byFormula().stream().filter(g -> g.has("nucleolusGain")).toList();
    }

    @ParameterizedTest
    @MethodSource("withNucleolus")
    void methods_ofACommunityByFormula_areThoseOfOtherTools(JsonNode golden) {
        TableGame game = TableGame.ofCosts(GoldenFiles.numbers(golden.get("cost")));
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(game.members()));
        Allocation shapley = allocation(new ShapleyValue(), problem);
        assertThat(shapley.shares())
                .containsExactly(GoldenFiles.numbers(golden.get("shapleyGain")), within(1e-7));
        AllocationAudit audit = AllocationAudit.of(problem, shapley);
        assertThat(audit.largest().excess())
                .isCloseTo(golden.get("shapleyMaxCoreViolation").asDouble(), within(1e-7));
        Nucleolus.Point point = new Nucleolus(SOLVER).of(game);
        assertThat(point.shares())
                .containsExactly(GoldenFiles.numbers(golden.get("nucleolusGain")), within(1e-7));
        assertThat(point.levels())
                .containsExactly(GoldenFiles.numbers(golden.get("nucleolusLevels")), within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("withNucleolus")
    void sampledShapley_ofACommunityByFormula_coversTheExactValue(JsonNode golden) {
        TableGame game = TableGame.ofCosts(GoldenFiles.numbers(golden.get("cost")));
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(game.members()));
        var streams = org.commonwatt.numeric.RandomStreams.of(1);
        var sampled = new SampledShapley(40, 0.999, streams, Workers.INLINE);
        Allocation allocation = allocation(sampled, problem);
        double[] exact = GoldenFiles.numbers(golden.get("shapleyGain"));
        double widest = 0;
        for (int i = 0; i < exact.length; i++) {
            assertThat(sampled.interval(allocation, i).contains(exact[i])).as("%d", i).isTrue();
            widest = Math.max(widest, allocation.halfWidth(i));
        }
        assertThat(allocation.total()).isCloseTo(game.grandValue(), within(1e-9));
        assertThat(widest).isLessThan(0.05 * game.grandValue());
    }

    static List<JsonNode> classic() {
        return GoldenGames.classic();
    }

    @ParameterizedTest
    @MethodSource("classic")
    void methods_ofTheLiterature_areThoseKnown(JsonNode golden) {
        TableGame game = TableGame.of(GoldenFiles.numbers(golden.get("gain")));
        int n = game.members();
        SharingProblem problem = SharingProblem.of(game, GoldenGames.alike(n));
        var tolerance = within(tolerance(problem));
        assertThat(ShapleyValue.of(game))
                .containsExactly(GoldenFiles.numbers(golden.get("shapley")), tolerance);
        double[] nucleolus =
                GoldenFiles.texts(golden.get("nucleolusExact")).stream()
                        .mapToDouble(CostSharingGoldenTest::fraction)
                        .toArray();
        assertThat(allocation(new Nucleolus(SOLVER), problem).shares())
                .containsExactly(nucleolus, tolerance);
        Dividends dividends = Dividends.of(game);
        double[] first = GoldenGames.alike(n).weights();
        first[0] = 2;
        assertThat(dividends.split(first))
                .containsExactly(
                        GoldenFiles.numbers(golden.get("weightedShapley_w0_2")), tolerance);
        double[] second = GoldenGames.alike(n).weights();
        second[1] = 4;
        assertThat(dividends.split(second))
                .containsExactly(
                        GoldenFiles.numbers(golden.get("weightedShapley_w1_4")), tolerance);
        checkLeastCore(golden, problem);
    }

    private static void checkLeastCore(JsonNode golden, SharingProblem problem) {
        double epsilon = golden.get("leastCoreEpsilon").asDouble();
        SharingResult result = new LeastCore(SOLVER).share(problem);
        if (golden.get("coreEmpty").asBoolean()) {
            assertThat(result).isInstanceOf(SharingResult.Relaxed.class);
            double found = ((SharingResult.Relaxed) result).epsilon();
            assertThat(found).isCloseTo(epsilon, within(1e-8));
        } else {
            assertThat(result).isInstanceOf(SharingResult.Shared.class);
        }
        Allocation allocation = result.found().orElseThrow();
        AllocationAudit audit = AllocationAudit.of(problem, allocation);
        assertThat(audit.largest().excess()).isCloseTo(epsilon, within(1e-7));
    }

    private static double fraction(String text) {
        String[] parts = text.split("/", -1);
        double above = Double.parseDouble(parts[0]);
        return parts.length == 1 ? above : above / Double.parseDouble(parts[1]);
    }

    @ParameterizedTest
    @MethodSource("energy")
    void leximinCore_ofTheValuesGiven_bearsNoHeavierBurdenThanAnyCoreAllocation(JsonNode golden) {
        SharingProblem problem = GoldenGames.problem(golden);
        double worst =
                AllocationAudit.of(problem, allocation(new LeximinCore(SOLVER), problem))
                        .worstBurden();
        List<String> inCore = new ArrayList<>();
        for (String method : golden.get("audit").propertyNames()) {
            JsonNode figures = golden.get("audit").get(method);
            if (figures.get("maxCoreViolation").asDouble() <= 1e-9) {
                inCore.add(method);
                assertThat(worst).isLessThanOrEqualTo(figures.get("worstBurden").asDouble() + 1e-9);
            }
        }
        assertThat(inCore).isNotEmpty();
    }
}
