package org.commonwatt.rl.algorithm.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.junit.jupiter.api.Test;

final class MonotonicMixerTest {
    private static final int AGENTS = 3;
    private static final int STATE = 4;
    private static final double STEP = 1e-6;

    /// A mixer on a tape of one row, with random values and a random state.
    private static final class Bench {
        final Mixer mixer =
                new MonotonicMixer(
                        new MonotonicMixer.Shape(AGENTS, STATE, 5, 6), ScalarBackend.ofDoubles());
        final Tape tape = new Tape(ScalarBackend.ofDoubles(), 1);
        final List<Variable> values = new ArrayList<>();
        final Variable state = tape.input(STATE);
        final Variable total;
        final RandomStream stream;

        Bench(long seed) {
            stream = RandomStreams.of(seed).stream("mixer");
            for (int i = 0; i < AGENTS; i++) {
                values.add(tape.differentiableInput(1));
            }
            total = mixer.on(tape, values, state);
            tape.minimise(total);
            for (int i = 0; i < AGENTS; i++) {
                values.get(i).set(0, 0, 3 * stream.nextGaussian());
            }
            for (int k = 0; k < STATE; k++) {
                state.set(0, k, stream.nextGaussian());
            }
        }

        void randomise() {
            Parameters parameters = mixer.parameters().getFirst();
            for (int k = 0; k < parameters.size(); k++) {
                parameters.values().set(k, stream.nextGaussian());
            }
            parameters.changed();
        }

        double total() {
            tape.forward(1);
            return total.get(0, 0);
        }
    }

    @Test
    void team_gainsWhenAnAgentGains_asMuchAsTheGradientSays() {
        for (long seed = 1; seed <= 50; seed++) {
            Bench bench = new Bench(seed);
            bench.randomise();
            bench.total();
            bench.tape.clearGradients();
            bench.tape.backward(1);
            for (Variable value : bench.values) {
                double slope = value.gradient().get(0, 0);
                double at = value.get(0, 0);
                value.set(0, 0, at + STEP);
                double up = bench.total();
                value.set(0, 0, at - STEP);
                double down = bench.total();
                value.set(0, 0, at);
                assertThat(slope).as("seed %d", seed).isGreaterThanOrEqualTo(0);
                assertThat((up - down) / (2 * STEP))
                        .as("seed %d", seed)
                        .isCloseTo(slope, within(1e-4 * (1 + slope)));
            }
        }
    }

    @Test
    void state_changesWhatAgentsCountFor() {
        Bench bench = new Bench(1);
        bench.randomise();
        double before = bench.total();
        bench.state.set(0, 0, bench.state.get(0, 0) + 1);
        assertThat(bench.total()).isNotEqualTo(before);
    }

    @Test
    void sum_isTheSum() {
        Bench bench = new Bench(1);
        var tape = new Tape(ScalarBackend.ofDoubles(), 1);
        List<Variable> values = new ArrayList<>();
        for (double value : new double[] {1.5, -2, 4}) {
            Variable column = tape.inputColumn();
            column.set(0, 0, value);
            values.add(column);
        }
        Variable total = new SumMixer().on(tape, values, bench.state);
        tape.forward(1);
        assertThat(total.get(0, 0)).isEqualTo(3.5);
    }

    @Test
    void shapeWithoutUnits_isRefused() {
        assertThatThrownBy(() -> new MonotonicMixer.Shape(2, 3, 0, 8))
                .hasMessageContaining("2, 3, 0, 8");
    }
}
