package org.commonwatt.rl.algorithm.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;
import org.junit.jupiter.api.Test;

final class RolloutTest {

    @Test
    void at_countsAgentsWithinCopiesWithinSteps() {
        var rollout = new Rollout(4, 3, 2);
        assertThat(rollout.at(0, 0)).isZero();
        assertThat(rollout.at(0, 1)).isEqualTo(2);
        assertThat(rollout.at(2, 1)).isEqualTo((2 * 3 + 1) * 2);
    }

    @Test
    void estimate_rule_changesAdvantagesAndNotReturns() {
        var rollout = new Rollout(1, 1, 2);
        rollout.recorded().rewards()[0] = 3;
        rollout.recorded().rewards()[1] = 5;
        rollout.recorded().values()[0] = 1;
        Arrays.fill(rollout.recorded().terminated(), true);
        // Terminated at once: A = r − V, R = r.
        rollout.estimate(new GeneralizedAdvantage(0.9, 0.9), all -> all.advantages()[1] *= 10);
        assertThat(rollout.advantages()).containsExactly(2, 50);
        assertThat(rollout.returns()).containsExactly(3, 5);
    }

    @Test
    void explainedVariance_isOneLessTheShareLeftOver() {
        var rollout = new Rollout(4, 1, 1);
        double[] returns = {0, 2, 4, 6};
        System.arraycopy(returns, 0, rollout.returns(), 0, 4);
        // A constant explains nothing.
        assertThat(rollout.explainedVariance()).isCloseTo(0, within(1e-12));
        System.arraycopy(returns, 0, rollout.recorded().values(), 0, 4);
        assertThat(rollout.explainedVariance()).isCloseTo(1, within(1e-12));
        // Errors −1, 1, −1, 1 have variance 1, returns variance (9 + 1 + 1 + 9)/4 = 5.
        double[] values = {1, 1, 5, 5};
        System.arraycopy(values, 0, rollout.recorded().values(), 0, 4);
        assertThat(rollout.explainedVariance()).isCloseTo(0.8, within(1e-12));
        Arrays.fill(rollout.returns(), 7);
        assertThat(rollout.explainedVariance()).isZero();
    }
}
