package org.commonwatt.rl.nn.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GeneralizedAdvantageTest {
    private static final GeneralizedAdvantage HALVES = new GeneralizedAdvantage(0.5, 0.5);

    /// Two steps with reward 1, V = 2 before each and 4 after it.
    private static double[] advantages(boolean terminated, boolean truncated) {
        double[] advantages = new double[2];
        HALVES.compute(
                new RecordedSteps(
                        2,
                        1,
                        new double[] {1, 1},
                        new double[] {2, 2},
                        new double[] {4, 4},
                        new boolean[] {terminated, false},
                        new boolean[] {truncated, false}),
                advantages,
                new double[2]);
        return advantages;
    }

    @Test
    void runningEpisode_countsLaterAdvantages() {
        // δ = 1 + 0.5·4 − 2 = 1 at both steps; A_0 = 1 + 0.25·1.
        assertThat(advantages(false, false)).containsExactly(1.25, 1);
    }

    @Test
    void truncation_countsTheFutureButNotTheNextEpisode() {
        assertThat(advantages(false, true)).containsExactly(1, 1);
    }

    @Test
    void termination_hasNoFuture() {
        // δ_0 = 1 − 2.
        assertThat(advantages(true, false)).containsExactly(-1, 1);
    }

    @Test
    void wrongSizes_areRefused() {
        assertThatThrownBy(() -> new GeneralizedAdvantage(1.1, 0.5)).hasMessageContaining("1.1");
        boolean[] flags = new boolean[2];
        assertThatThrownBy(
                        () ->
                                new RecordedSteps(
                                        1,
                                        2,
                                        new double[2],
                                        new double[2],
                                        new double[1],
                                        flags,
                                        flags))
                .hasMessageContaining("2 elements");
    }
}
