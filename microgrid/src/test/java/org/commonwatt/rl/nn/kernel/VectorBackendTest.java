package org.commonwatt.rl.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BiConsumer;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// The vector kernels give the bits of the plain loops, for any sizes.
final class VectorBackendTest {
    private static final Backend VECTOR =
            ((Backends.Choice.Present) Backends.named("vector")).backend();
    private static final Backend SCALAR = ScalarBackend.ofFloats();
    private static final int[] WIDTHS = {1, 2, 3, 4, 6, 15, 16, 17, 31, 32, 33, 48, 64, 70};
    private static final int[] ROWS = {1, 2, 3, 4, 5, 8, 11, 13};

    private static Store filled(Backend backend, int size, long seed) {
        RandomStream stream = RandomStreams.of(seed).stream("numbers");
        Store store = backend.store(size);
        for (int i = 0; i < size; i++) {
            store.set(i, 2 * stream.nextGaussian());
        }
        return store;
    }

    private static Panels filled(Backend backend, int rows, int width, long seed) {
        Panels panels = Panels.matrix(backend, rows, width);
        RandomStream stream = RandomStreams.of(seed).stream("panels");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < width; column++) {
                panels.set(row, column, 2 * stream.nextGaussian());
            }
        }
        return panels;
    }

    private static Dual dual(Backend backend, int rows, int width, long seed) {
        return new Dual(filled(backend, rows, width, seed), filled(backend, rows, width, seed + 1));
    }

    private static void assertSame(Panels a, Panels b, String what) {
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < a.width(); column++) {
                assertThat(a.get(row, column))
                        .as("%s (%d, %d)", what, row, column)
                        .isEqualTo(b.get(row, column));
            }
        }
    }

    private static void assertSame(Store a, Store b, String what) {
        for (int i = 0; i < a.size(); i++) {
            assertThat(a.get(i)).as("%s %d", what, i).isEqualTo(b.get(i));
        }
    }

    @Test
    void products_areTheSameBits() {
        for (int rows : ROWS) {
            for (int inputs : WIDTHS) {
                for (int outputs : WIDTHS) {
                    product(rows, inputs, outputs, true, false);
                    product(rows, inputs, outputs, false, true);
                    product(rows, inputs, outputs, false, false);
                }
            }
        }
    }

    private static void product(int rows, int inputs, int outputs, boolean biased, boolean add) {
        int packed = Panels.count(outputs) * 16 * (inputs + (biased ? 1 : 0));
        int capacity = rows + 2;
        Panels vector = filled(VECTOR, capacity, outputs, 3);
        Panels scalar = filled(SCALAR, capacity, outputs, 3);
        VECTOR.multiply(
                filled(VECTOR, capacity, inputs, 1),
                filled(VECTOR, packed, 2),
                biased,
                vector,
                rows,
                add);
        SCALAR.multiply(
                filled(SCALAR, capacity, inputs, 1),
                filled(SCALAR, packed, 2),
                biased,
                scalar,
                rows,
                add);
        assertSame(vector, scalar, "product %d %d %d".formatted(rows, inputs, outputs));
    }

    @Test
    void gradients_areTheSameBits() {
        for (int rows : ROWS) {
            for (int inputs : WIDTHS) {
                for (int outputs : WIDTHS) {
                    Store vector = filled(VECTOR, inputs * outputs + outputs + 3, 5);
                    Store scalar = filled(SCALAR, inputs * outputs + outputs + 3, 5);
                    gradient(VECTOR, vector, rows, inputs, outputs);
                    gradient(SCALAR, scalar, rows, inputs, outputs);
                    assertSame(
                            vector, scalar, "gradient %d %d %d".formatted(rows, inputs, outputs));
                }
            }
        }
    }

    private static void gradient(
            Backend backend, Store gradient, int rows, int inputs, int outputs) {
        Panels dy = filled(backend, rows + 1, outputs, 6);
        backend.outer(dy, filled(backend, rows + 1, inputs, 7), gradient, 3, rows);
        backend.columnSums(dy, gradient, 3 + inputs * outputs, rows);
    }

    @Test
    void activations_areTheSameBits() {
        for (Activation f : Activation.values()) {
            for (int width : List.of(1, 16, 33)) {
                BiConsumer<Backend, Dual[]> run =
                        (backend, xy) -> {
                            backend.activate(f, xy[0].value(), xy[1].value(), 5);
                            backend.activateBackward(f, xy[0], xy[1], 5, false);
                            backend.activateBackward(f, xy[0], xy[1], 5, true);
                        };
                Dual[] vector = {dual(VECTOR, 6, width, 1), dual(VECTOR, 6, width, 3)};
                Dual[] scalar = {dual(SCALAR, 6, width, 1), dual(SCALAR, 6, width, 3)};
                run.accept(VECTOR, vector);
                run.accept(SCALAR, scalar);
                assertSame(vector[1].value(), scalar[1].value(), f + " value");
                assertSame(vector[0].gradient(), scalar[0].gradient(), f + " gradient");
            }
        }
    }

    private static GruGates gates(Backend backend) {
        Dual[] duals = new Dual[8];
        for (int k = 0; k < duals.length; k++) {
            duals[k] = dual(backend, 5, 19, 10L * k);
        }
        Panels[] kept = new Panels[3];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = Panels.matrix(backend, 5, 19);
        }
        return new GruGates(
                duals[0], duals[1], duals[2], duals[3], duals[4], duals[5], duals[6], duals[7],
                kept[0], kept[1], kept[2]);
    }

    @Test
    void gates_areTheSameBits() {
        GruGates vector = gates(VECTOR);
        GruGates scalar = gates(SCALAR);
        VECTOR.gru(vector, 4);
        SCALAR.gru(scalar, 4);
        assertSame(vector.next().value(), scalar.next().value(), "hidden");
        for (boolean add : new boolean[] {false, true}) {
            VECTOR.gruBackward(vector, 4, add);
            SCALAR.gruBackward(scalar, 4, add);
            assertSame(vector.hidden().gradient(), scalar.hidden().gradient(), "hidden");
            assertSame(vector.hiddenFresh().gradient(), scalar.hiddenFresh().gradient(), "fresh");
            assertSame(vector.inputReset().gradient(), scalar.inputReset().gradient(), "reset");
            assertSame(vector.inputUpdate().gradient(), scalar.inputUpdate().gradient(), "update");
        }
    }

    @Test
    void adam_isTheSameBits() {
        int size = 71;
        Store vector = filled(VECTOR, size, 1);
        Store scalar = filled(SCALAR, size, 1);
        var vectorStep = new AdamStep(0.9, 0.999, 1e-5, VECTOR.store(size), VECTOR.store(size));
        var scalarStep = new AdamStep(0.9, 0.999, 1e-5, SCALAR.store(size), SCALAR.store(size));
        for (int k = 1; k < 4; k++) {
            vectorStep.next(0.01 / k, 0.03 * k, 1 - 0.01 * k);
            scalarStep.next(0.01 / k, 0.03 * k, 1 - 0.01 * k);
            VECTOR.adam(vectorStep, vector, filled(VECTOR, size, k));
            SCALAR.adam(scalarStep, scalar, filled(SCALAR, size, k));
        }
        assertSame(vector, scalar, "values");
        assertSame(vectorStep.meanSquare, scalarStep.meanSquare, "squares");
    }

    @Test
    void tanh_isWithinThreeUnitsOfTheLastPlace() {
        for (float x = -12; x < 12; x += 0.0007f) {
            double exact = Math.tanh(x);
            assertThat(Math.abs(FloatTanh.of(x) - exact))
                    .as("tanh %s", x)
                    .isLessThan(3.0e-7 * Math.abs(exact) + 1e-12);
        }
        assertThat(FloatTanh.of(Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(FloatTanh.of(Float.NaN)).isNaN();
    }

    @Test
    void lengthOfAVector_dividesAPanel() {
        assertThat(Panels.LANES % VectorMath.LENGTH).isZero();
        assertThat(VECTOR.name()).contains(String.valueOf(VectorMath.LENGTH));
    }

    @Test
    void absentBackends_sayWhy() {
        assertThat(Backends.named("gpu"))
                .isInstanceOfSatisfying(
                        Backends.Choice.Absent.class,
                        absent -> assertThat(absent.reason()).contains("does not exist"));
        assertThat(Backends.named("abacus"))
                .isInstanceOfSatisfying(
                        Backends.Choice.Absent.class,
                        absent -> assertThat(absent.reason()).contains("abacus", "scalar"));
        for (String name : Backends.names()) {
            assertThat(Backends.named(name)).as(name).isNotNull();
        }
        assertThat(Backends.fastest().name()).isEqualTo(VECTOR.name());
    }
}
