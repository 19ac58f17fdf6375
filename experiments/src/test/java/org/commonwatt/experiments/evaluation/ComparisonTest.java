package org.commonwatt.experiments.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.commonwatt.experiments.evaluation.Comparison.Row;
import org.commonwatt.operate.policy.Planning;
import org.commonwatt.operate.simulation.WindowRun;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] RULE = {10, 20, 30, 40};
    private static final double[] ORACLE = {6, 10, 20, 20};
    private static final double[] OURS = {8, 15, 30, 30};
    private static final double[] AGAIN = {10, 20, 20, 30};

    private final List<JudgedCell> cells = new ArrayList<>();

    private ComparisonTest with(String policy, long seed, double... costs) {
        for (int week = 0; week < costs.length; week++) {
            var run = new WindowRun(policy, costs[week], 0, 0, 0, 0, 0, Planning.NONE, 0);
            cells.add(new JudgedCell(policy, seed, week, "2025-01-06", run));
        }
        return this;
    }

    private Row row(String policy) {
        return Comparison.of(cells, "rule").rows().stream()
                .filter(row -> row.policy().equals(policy))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void of_oneSeed_isWhatIsDerivedByHand() {
        with("rule", 0, RULE).with("oracle", 0, ORACLE).with("ours", 0, OURS);
        Row ours = row("ours");
        // Saved 2 + 5 + 0 + 10 of 4 + 10 + 10 + 20.
        assertThat(ours.headroomShare().value()).isCloseTo(17.0 / 44, within(1e-15));
        assertThat(ours.costPerWeek()).isEqualTo(83.0 / 4);
        // Three weeks cheaper, one the same.
        assertThat(ours.improvement()).isEqualTo(3.5 / 4);
        // Of 16 patterns of signs of (2, 5, 0, 10) two have a sum of −17: twice 2/16.
        assertThat(ours.p()).isEqualTo(0.25);
        // The oracle's is twice 1/16, by Holm 2 · 1/8; the second keeps at least that.
        assertThat(row("oracle").p()).isEqualTo(0.125);
        assertThat(row("oracle").adjustedP()).isEqualTo(0.25);
        assertThat(ours.adjustedP()).isEqualTo(0.25);
        assertThat(ours.interquartile()).isNull();
    }

    @Test
    void of_ruleAndOracle_areTheEndsOfTheScale() {
        with("rule", 0, RULE).with("oracle", 0, ORACLE);
        assertThat(row("rule").headroomShare().value()).isEqualTo(0);
        assertThat(row("rule").headroomShare().interval().high()).isEqualTo(0);
        assertThat(row("rule").p()).isNaN();
        assertThat(row("oracle").headroomShare().value()).isEqualTo(1);
        assertThat(row("oracle").headroomShare().interval().low()).isEqualTo(1);
    }

    @Test
    void of_twoSeeds_hasTheMiddleHalfOfScoresAndTheirProfile() {
        with("rule", 0, RULE).with("oracle", 0, ORACLE);
        with("ours", 1, OURS).with("ours", 2, AGAIN);
        Row ours = row("ours");
        // Scores .5 .5 0 .5 and 0 0 1 .5: without the two smallest and the two largest 0 .5 .5 .5.
        assertThat(ours.seeds()).isEqualTo(2);
        assertThat(Objects.requireNonNull(ours.interquartile()).value())
                .isCloseTo(1.5 / 4, within(1e-15));
        assertThat(ours.profile())
                .containsExactly(5 / 8.0, 5 / 8.0, 1 / 8.0, 1 / 8.0, 1 / 8.0, 1 / 8.0);
        // Mean of 17 and 20 saved.
        assertThat(ours.headroomShare().value()).isCloseTo(18.5 / 44, within(1e-15));
    }

    @Test
    void of_weekThatOneLacks_isLeftOut() {
        with("rule", 0, RULE).with("oracle", 0, ORACLE).with("ours", 0, 8, 15, 30);
        assertThat(Comparison.of(cells, "rule").weeks()).containsExactly(0, 1, 2);
        assertThat(row("ours").headroomShare().value()).isCloseTo(7.0 / 24, within(1e-15));
    }

    @Test
    void of_nothingToGain_saysNoShare() {
        with("rule", 0, 5, 5, 5).with("oracle", 0, 5, 5, 5);
        assertThat(row("oracle").headroomShare().value()).isNaN();
    }

    @Test
    void of_noOracle_isRefused() {
        with("rule", 0, RULE);
        assertThatThrownBy(() -> Comparison.of(cells, "rule"))
                .hasMessage(
                        "A comparison needs a week that rule, oracle and all others have played.");
    }
}
