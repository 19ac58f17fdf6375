package org.commonwatt.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class IntervalTest {

    @Test
    void contains_ends_areInside() {
        Interval interval = new Interval(1, 3, 0.95);
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(3)).isTrue();
        assertThat(interval.contains(Math.nextUp(3.0))).isFalse();
        assertThat(interval.contains(Double.NaN)).isFalse();
        assertThat(interval.width()).isEqualTo(2);
    }

    @Test
    void wilson_halfOfTheTrials_matchesTheFormula() {
        // p = 1/2: half-width z/(2(n + z²))·√(n + z²) = z/(2√(n + z²)), z = 1.959963984540054.
        double z = 1.959963984540054;
        Interval interval = Interval.wilson(50, 100, 0.95);
        double half = z / (2 * Math.sqrt(100 + z * z));
        assertThat(interval.low()).isCloseTo(0.5 - half, within(1e-12));
        assertThat(interval.high()).isCloseTo(0.5 + half, within(1e-12));
        // No success: from 0 to z²/(n + z²).
        Interval none = Interval.wilson(0, 10, 0.95);
        assertThat(none.low()).isCloseTo(0, within(1e-15));
        assertThat(none.high()).isCloseTo(z * z / (10 + z * z), within(1e-12));
    }

    @Test
    void new_meaninglessEnds_areRejected() {
        rejects(() -> new Interval(2, 1, 0.95), "2.0 > 1.0");
        rejects(() -> new Interval(1, 2, 1.0), "1.0");
        rejects(() -> Interval.wilson(3, 2, 0.95), "3 of 2");
        rejects(() -> Interval.wilson(0, 0, 0.95), "0 of 0");
    }

    private static void rejects(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }
}
