package org.commonwatt.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Communities of many sizes against the objectives of other tools (`scale/README.md`).
@Tag("golden")
final class ScaleGoldenTest {
    private static final double RELATIVE = 1e-7;

    /// The largest that a test should take time for: a thousand homes, hour by hour.
    private static final int LARGEST = 24_000;

    static List<JsonNode> instances() {
        return GoldenFiles.in("scale").stream()
                .filter(JsonNode::isArray)
                .flatMap(GoldenFiles::elements)
                .filter(node -> node.has("objective"))
                .filter(node -> node.get("N").asInt() * node.get("T").asInt() <= LARGEST)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void solve_communityByFormula_hasTheObjectiveOfOtherTools(JsonNode golden) {
        int members = golden.get("N").asInt();
        int steps = golden.get("T").asInt();
        CommunityBalance community = new CommunityBalance(members, steps);
        assertSameInstance(community, golden, members, steps);
        Model model = community.model();
        SolveResult result = new HighsSolver().solve(model, Limits.NONE);
        assertThat(result).isInstanceOf(SolveResult.Optimal.class);
        Plan plan = ((SolveResult.Optimal) result).plan();
        double objective = golden.get("objective").asDouble();
        assertThat(plan.objective()).isCloseTo(objective, within(RELATIVE * objective));
        assertThat(model.arrays().largestViolation(plan.columns())).isLessThan(1e-6);
    }

    static List<JsonNode> allCoalitions() {
        return GoldenFiles.in("scale").stream()
                .filter(node -> node.has("n") && node.has("cost"))
                .filter(node -> node.get("cost").size() == 1 << node.get("n").asInt())
                .toList();
    }

    /// Neighbours in the order differ by one member, so that each solve starts near its end.
    @ParameterizedTest
    @MethodSource("allCoalitions")
    void session_overAllCoalitions_hasTheCostsOfOtherTools(JsonNode golden) {
        int members = golden.get("n").asInt();
        double[] costs = GoldenFiles.numbers(golden.get("cost"));
        CommunityBalance community = new CommunityBalance(members, golden.get("T").asInt());
        Model whole = community.model();
        Model model = community.model();
        try (Session session = new HighsSolver().open(model)) {
            for (int k = 0; k < costs.length; k++) {
                int coalition = k ^ k >> 1;
                community.setMembers(coalition, whole, model);
                SolveResult result = session.solve(Limits.NONE);
                assertThat(result).isInstanceOf(SolveResult.Optimal.class);
                assertThat(result.anyPlan().orElseThrow().objective())
                        .as("coalition %s", coalition)
                        .isCloseTo(costs[coalition], within(RELATIVE));
            }
        }
    }

    private static void assertSameInstance(
            CommunityBalance community, JsonNode golden, int members, int steps) {
        double loadKwh = 0.0;
        double pvKwh = 0.0;
        double buy = 0.0;
        for (int t = 0; t < steps; t++) {
            buy += community.buyPerKwh(t);
            for (int i = 0; i < members; i++) {
                loadKwh += community.loadKwh(i, t);
                pvKwh += community.pvKwh(i, t);
            }
        }
        assertThat(loadKwh).isCloseTo(golden.get("sumLoadKwh").asDouble(), within(1e-6));
        assertThat(pvKwh).isCloseTo(golden.get("sumPvKwh").asDouble(), within(1e-6));
        assertThat(buy).isCloseTo(golden.get("sumBuy").asDouble(), within(1e-9));
    }
}
