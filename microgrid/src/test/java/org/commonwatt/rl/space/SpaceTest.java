package org.commonwatt.rl.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SpaceTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static List<Space> spaces() {
        return List.of(
                Box.of(-1, 1, List.of("a", "b")),
                Box.of(0.1, 0.1, List.of("only")),
                Box.of(-3e38, 3e38, List.of("wide")),
                Box.unbounded(List.of("any")),
                new Box(
                        new double[] {-INFINITY, 2, 0.1},
                        new double[] {-2, INFINITY, 0.3},
                        List.of("below", "above", "between")),
                Discrete.of("one", 1),
                new Discrete("move", List.of("left", "right", "wait")),
                new MultiDiscrete(List.of(Discrete.of("x", 2), Discrete.of("y", 5))));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void sample_isContainedAndLeavesNeighboursAlone(Space space) {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] values = new double[space.size() + 2];
                            values[0] = 77;
                            values[space.size() + 1] = 78;
                            space.sample(random, values, 1);
                            assertThat(space.contains(values, 1)).isTrue();
                            assertThat(space.problem(values, 1)).isEmpty();
                            assertThat(values[0]).isEqualTo(77);
                            assertThat(values[space.size() + 1]).isEqualTo(78);
                        });
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void sample_singlePrecision_isTheRoundedDoubleAndContained(Space space) {
        for (int seed = 0; seed < 300; seed++) {
            double[] values = new double[space.size()];
            float[] floats = new float[space.size()];
            space.sample(RandomStreams.of(seed).stream("s"), values, 0);
            space.sample(RandomStreams.of(seed).stream("s"), floats, 0);
            for (int k = 0; k < floats.length; k++) {
                assertThat(floats[k]).isEqualTo((float) values[k]);
            }
            assertThat(space.contains(floats, 0)).as("seed %d", seed).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void contains_numbersThatAreNone_isFalse(Space space) {
        for (double wrong : new double[] {Double.NaN, INFINITY, -INFINITY}) {
            for (int k = 0; k < space.size(); k++) {
                double[] values = new double[space.size()];
                space.sample(RandomStreams.of(1).stream("s"), values, 0);
                values[k] = wrong;
                float[] floats = new float[space.size()];
                space.sample(RandomStreams.of(1).stream("s"), floats, 0);
                floats[k] = (float) wrong;
                assertThat(space.contains(values, 0)).isFalse();
                assertThat(space.contains(floats, 0)).isFalse();
                assertThat(space.problem(values, 0).orElse(""))
                        .contains(space.names().get(k))
                        .endsWith(Double.toString(wrong));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void arrays_tooShort_areRefused(Space space) {
        double[] values = new double[space.size()];
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> space.contains(values, 1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> space.sample(RandomStreams.of(1).stream("s"), values, 1));
    }

    @Test
    void box_outsideItsBounds_saysWhichNumber() {
        Box box = new Box(new double[] {0, -2}, new double[] {1, 2}, List.of("level", "price"));
        assertThat(box.contains(new double[] {1, -2}, 0)).isTrue();
        assertThat(box.problem(new double[] {0.5, 2.5}, 0))
                .contains("price must be a number from -2.0 to 2.0: 2.5");
        assertThat(box.clip(1, 2.5)).isEqualTo(2);
        assertThat(box.clip(1, -1.5)).isEqualTo(-1.5);
    }

    @Test
    void box_sampled_isUniform() {
        Box box = Box.of(-1, 3, List.of("x"));
        RandomStream random = RandomStreams.of(5).stream("s");
        double[] value = new double[1];
        double sum = 0;
        double squares = 0;
        int n = 100_000;
        for (int k = 0; k < n; k++) {
            box.sample(random, value, 0);
            sum += value[0];
            squares += value[0] * value[0];
        }
        // Mean 1 ± 4·sd/√n with sd = 4/√12, second moment 1 + 16/12 with sd of x² below 3.
        assertThat(sum / n).isCloseTo(1, within(0.015));
        assertThat(squares / n).isCloseTo(7.0 / 3, within(0.04));
    }

    @Test
    void box_asWideAsNumbersGo_isSampledInside() {
        Box box = Box.of(-Double.MAX_VALUE, Double.MAX_VALUE, List.of("x"));
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] value = new double[1];
                            box.sample(random, value, 0);
                            assertThat(box.problem(value, 0)).isEmpty();
                        });
    }

    @Test
    void box_badBounds_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Box.of(1, 0, List.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> Box.of(Double.NaN, 0, List.of("x")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Box(new double[1], new double[2], List.of("x")));
    }

    @Test
    void discrete_choices_areWholeNumbersInRange() {
        Discrete move = new Discrete("move", List.of("left", "right", "wait"));
        assertThat(move.contains(new double[] {2}, 0)).isTrue();
        assertThat(move.contains(new int[] {9, 2}, 1)).isTrue();
        assertThat(move.contains(new int[] {3}, 0)).isFalse();
        assertThat(move.contains(new int[] {-1}, 0)).isFalse();
        assertThat(move.problem(new double[] {1.5}, 0))
                .contains("move must be a whole number from 0 to 2: 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> Discrete.of("none", 0));
    }

    @Test
    void multiDiscrete_indices_areCheckedPartByPart() {
        MultiDiscrete space = new MultiDiscrete(List.of(Discrete.of("x", 2), Discrete.of("y", 5)));
        assertThat(space.contains(new int[] {1, 4}, 0)).isTrue();
        assertThat(space.contains(new int[] {2, 4}, 0)).isFalse();
        int[] seen = new int[5];
        int[] value = new int[2];
        RandomStream random = RandomStreams.of(5).stream("s");
        for (int k = 0; k < 5000; k++) {
            space.sample(random, value, 0);
            seen[value[1]]++;
        }
        // A thousand each, standard deviation 28.
        assertThat(Arrays.stream(seen)).allMatch(count -> Math.abs(count - 1000) < 140);
    }
}
