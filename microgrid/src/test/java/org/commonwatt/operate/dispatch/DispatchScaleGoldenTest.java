package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Communities of many sizes against the objectives of other tools (`scale/README.md`), with one
/// balance for all and with one per member.
@Tag("golden")
final class DispatchScaleGoldenTest {
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
        DispatchProblem problem =
                new ScaleWindow(golden.get("N").asInt(), golden.get("T").asInt()).problem();
        double load = 0;
        for (DispatchMember member : problem.members()) {
            for (double energyKwh : member.demandKwh()) {
                load += energyKwh;
            }
        }
        assertThat(load).isCloseTo(golden.get("sumLoadKwh").asDouble(), within(1e-6));
        DispatchSettings settings = DispatchSettings.of(new HighsSolver());
        WelfareObjective objective = WelfareObjective.COST.withPeakPrice(ScaleWindow.PEAK_PRICE);
        double expected = golden.get("objective").asDouble();
        for (DispatchForm form : List.of(DispatchForm.LEAN, DispatchForm.MEMBER)) {
            DispatchModel model = DispatchModel.of(problem, objective, settings, null, form);
            DispatchPlan plan = WelfareDispatch.solve(model, settings).planOrThrow();
            assertThat(plan.costs().total())
                    .as("%s", form)
                    .isCloseTo(expected, within(RELATIVE * expected));
        }
    }
}
