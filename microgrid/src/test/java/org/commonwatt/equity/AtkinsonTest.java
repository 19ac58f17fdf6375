package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AtkinsonTest {

    @Nested
    final class HalfTest extends InequalityIndexContract {
        @Override
        InequalityIndex index() {
            return new Atkinson(0.5);
        }
    }

    @Nested
    final class OneTest extends InequalityIndexContract {
        @Override
        InequalityIndex index() {
            return new Atkinson(1);
        }
    }

    @Nested
    final class TwoTest extends InequalityIndexContract {
        @Override
        InequalityIndex index() {
            return new Atkinson(2);
        }
    }

    @Test
    void of_oneAndFour_matchesTheDefinitionForEachAversion() {
        // Mean 5/2; mean of roots 3/2, squared 9/4; geometric mean 2; harmonic mean 8/5.
        double[] x = {1, 4};
        assertThat(new Atkinson(0.5).of(x)).isCloseTo(0.1, within(1e-15));
        assertThat(new Atkinson(1).of(x)).isCloseTo(0.2, within(1e-15));
        assertThat(new Atkinson(2).of(x)).isCloseTo(0.36, within(1e-15));
    }

    @Test
    void of_somebodyHasNothing_isOneFromAversionOneOn() {
        double[] x = {0, 4};
        assertThat(new Atkinson(1).of(x)).isEqualTo(1.0);
        assertThat(new Atkinson(3).of(x)).isEqualTo(1.0);
        // Mean of roots 1, squared 1, over the mean 2.
        assertThat(new Atkinson(0.5).of(x)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void name_tellsTheAversion() {
        assertThat(new Atkinson(0.5).name()).isEqualTo("atkinson_0_5");
        assertThat(new Atkinson(2).name()).isEqualTo("atkinson_2");
    }

    @Test
    void new_aversionNotPositive_isRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Atkinson(0))
                .withMessageContaining("0.0");
    }
}
