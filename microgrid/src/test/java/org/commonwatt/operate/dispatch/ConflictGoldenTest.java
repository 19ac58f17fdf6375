package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.dispatch.DispatchConflict.Clash;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Infeasible days against the conflicts that were found by trying all sets of rules
/// (`dispatch/README.md`).
@Tag("golden")
final class ConflictGoldenTest {
    static List<JsonNode> instances() {
        return GoldenFiles.in("dispatch").stream()
                .filter(node -> node.has("minimalConflicts"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void solve_impossibleDay_namesExactlyTheRulesInConflict(JsonNode golden) {
        DispatchProblem problem = new GoldenWindow(golden.get("instance")).problem();
        DispatchResult result =
                WelfareDispatch.solve(
                        problem, WelfareObjective.COST, DispatchSettings.of(new HighsSolver()));
        assertThat(result).isInstanceOf(DispatchResult.Infeasible.class);
        DispatchConflict conflict = ((DispatchResult.Infeasible) result).conflict();
        List<Set<String>> minimal =
                GoldenFiles.elements(golden.get("minimalConflicts"))
                        .map(set -> Set.copyOf(GoldenFiles.texts(set)))
                        .toList();
        Set<String> named =
                conflict.families().stream().map(ConstraintFamily::key).collect(Collectors.toSet());
        assertThat(minimal).contains(named);
        List<Integer> steps =
                GoldenFiles.elements(golden.get("stepsWhereNetLoadExceedsImportLimit"))
                        .map(JsonNode::asInt)
                        .toList();
        for (Clash clash : conflict.clashes()) {
            assertThat(clash.missing()).isPositive();
            if (clash.family() == ConstraintFamily.COMMUNITY_IMPORT_LIMIT) {
                assertThat(clash.steps()).isEqualTo(steps);
            }
        }
    }
}
