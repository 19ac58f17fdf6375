package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

final class NominalSetTest extends AmbiguitySetContract {

    @Override
    AmbiguitySet set(int days, int candidates, RandomStream random) {
        return new NominalSet(days, candidates);
    }

    @Test
    void worst_ofWorseCandidates_isTheMeanOfTheDaysThemselves() {
        WorstDistribution q = new WorstDistribution(2, 2);
        double[] returns = {4, -100, 6, -100};
        assertThat(new NominalSet(2, 2).worst(returns, Outcome.RETURN, q)).isEqualTo(5.0);
        assertThat(q.probabilities()).containsExactly(0.5, 0, 0.5, 0);
        assertThat(q.spent()).isZero();
        assertThat(q.splitDay()).isEqualTo(WorstDistribution.NONE);
    }

    @Test
    void set_withoutDays_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NominalSet(0, 3))
                .withMessageContaining("0 days, 3 candidates");
    }
}
