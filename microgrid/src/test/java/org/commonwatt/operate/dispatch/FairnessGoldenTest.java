package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.DispatchSettings.Exclusivity;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Fair dispatch of real homes at a fixed pool price against other tools: rows `e_rawls` and
/// `g_weighted` of `dispatch/README.md`, with its tolerances.
@Tag("golden")
final class FairnessGoldenTest {
    private static final DispatchSettings SETTINGS =
            DispatchSettings.of(new HighsSolver()).withLimits(Limits.NONE.withSeconds(20));
    private static final double LINEAR_Z = 1e-6;
    private static final double WHOLE_Z = 2e-5;

    /// A row of an instance.
    record Case(JsonNode golden, JsonNode row, boolean whole) {
        DispatchProblem problem() {
            return new GoldenWindow(golden.get("instance")).problem();
        }

        DispatchSettings settings() {
            return SETTINGS.with(whole ? Exclusivity.WHERE_NEEDED : Exclusivity.NEVER);
        }

        JsonNode expected() {
            return whole ? row.get("milp") : row.has("lp") ? row.get("lp") : row;
        }

        @Override
        public String toString() {
            return "%s %s %s".formatted(golden.get("name").asString(), whole ? "milp" : "lp", row);
        }
    }

    static List<Case> cases(String part) {
        List<Case> cases = new ArrayList<>();
        for (JsonNode golden : GoldenFiles.in("dispatch")) {
            JsonNode rows = golden.path(part);
            rows = rows.isArray() ? rows : rows.path("rows");
            for (JsonNode row : GoldenFiles.elements(rows).toList()) {
                cases.add(new Case(golden, row, false));
                if (row.has("milp")) {
                    cases.add(new Case(golden, row, true));
                }
            }
        }
        return cases;
    }

    static List<Case> rawls() {
        return cases("e_rawls");
    }

    @ParameterizedTest
    @MethodSource("rawls")
    void solve_leastBenefitWithinABudget_isThatOfOtherTools(Case each) {
        DispatchProblem problem = each.problem();
        JsonNode cap = each.row().get("transferCap");
        Promises promises =
                Promises.NOBODY_WORSE_OFF
                        .withEfficiencyBudget(each.row().get("delta").asDouble())
                        .withTransferCap(cap.isNull() ? 1e9 : cap.asDouble())
                        .withPoolPrice(
                                GoldenFiles.numbers(each.golden().get("e_rawls").get("poolPrice")));
        WelfareObjective objective =
                WelfareObjective.COST
                        .withWeights(new double[problem.size()])
                        .with(new Fairness.LeastBenefit(1))
                        .with(promises);
        DispatchResult result = WelfareDispatch.solve(problem, objective, each.settings());
        if (each.expected().get("status").asString().equals("Infeasible")) {
            assertThat(result).isInstanceOf(DispatchResult.Infeasible.class);
            return;
        }
        double expected = each.expected().get("z").asDouble();
        double z = result.planOrThrow().fairness().leastBenefit();
        assertThat(z).isCloseTo(expected, within(each.whole() ? WHOLE_Z : LINEAR_Z));
    }

    static List<Case> weighted() {
        return cases("g_weighted");
    }

    @ParameterizedTest
    @MethodSource("weighted")
    void solve_unequalWeights_isThatOfOtherTools(Case each) {
        DispatchProblem problem = each.problem();
        double[] weights = new double[problem.size()];
        for (int i = 0; i < weights.length; i++) {
            boolean vulnerable = problem.member(i).equity().vulnerable();
            weights[i] = vulnerable ? each.row().get("weightVulnerable").asDouble() : 1;
        }
        double beta = each.row().get("beta").asDouble();
        boolean rational = each.row().get("individualRationality").asBoolean();
        Promises promises = rational ? Promises.NOBODY_WORSE_OFF : Promises.NONE;
        WelfareObjective objective =
                WelfareObjective.COST
                        .withWeights(weights)
                        .with(beta > 0 ? new Fairness.LeastBenefit(beta) : new Fairness.None())
                        .with(
                                promises.withPoolPrice(
                                        GoldenFiles.numbers(
                                                each.golden().get("instance").get("poolPrice"))));
        DispatchResult result = WelfareDispatch.solve(problem, objective, each.settings());
        if (each.expected().get("status").asString().equals("Infeasible")) {
            assertThat(result).isInstanceOf(DispatchResult.Infeasible.class);
            return;
        }
        double best = each.expected().get("objective").asDouble();
        double bound = each.expected().get("bound").asDouble();
        double slack = 1e-6 * Math.max(1, Math.abs(best));
        DispatchResult.Solved solved = (DispatchResult.Solved) result;
        assertThat(solved.quality().objective()).isBetween(bound - slack, best + slack);
    }
}
