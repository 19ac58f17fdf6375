package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The gates that take seconds; `commonwatt bench gates` has them all.
final class GatesTest {
    private static final long FEW_STEPS = 500_000;
    private static final int SEEDS = 5;

    /// DDPG learns with every step, which takes a minute.
    static List<Gate> quick() {
        return GatesBench.all().stream()
                .filter(gate -> gate.steps() <= FEW_STEPS && !gate.algorithm().equals("ddpg"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quick")
    void measure_usualParameters_reachTheGoal(Gate gate) {
        assertThat(gate.measure(SEEDS, 0).median())
                .as("median return of %d seeds of %s", SEEDS, gate.title())
                .isGreaterThanOrEqualTo(gate.goal());
    }

    @Test
    void quick_gates_areSeveral() {
        assertThat(quick()).extracting(Gate::title).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void share_isTheWayFromRandomToTheGoal() {
        var gate = new Gate("ppo", "cart-pole", 20, 420);
        assertThat(gate.share(120)).isCloseTo(25, within(1e-12));
        assertThat(gate.share(420)).isCloseTo(100, within(1e-12));
        assertThat(gate.share(0)).isZero();
    }
}
