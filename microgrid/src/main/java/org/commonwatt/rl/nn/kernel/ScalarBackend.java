package org.commonwatt.rl.nn.kernel;

/// The backend that shows what the others compute: plain loops, in float or double. In float it
/// gives the same bits as [VectorBackend]; in double it is what gradients are checked with.
public final class ScalarBackend implements Backend {
    private final boolean isDouble;

    private ScalarBackend(boolean isDouble) {
        this.isDouble = isDouble;
    }

    /// Numbers of 32 bits.
    public static ScalarBackend ofFloats() {
        return new ScalarBackend(false);
    }

    /// Numbers of 64 bits.
    public static ScalarBackend ofDoubles() {
        return new ScalarBackend(true);
    }

    @Override
    public String name() {
        return isDouble ? "double" : "scalar";
    }

    @Override
    public Store store(int size) {
        return isDouble ? new DoubleStore(size) : new FloatStore(size);
    }

    @Override
    public void multiply(Panels a, Store packed, boolean biased, Panels c, int rows, boolean add) {
        if (!add && packed instanceof FloatStore floats) {
            FloatProducts.multiply(a, floats, biased, c, rows);
            return;
        }
        Store as = a.store();
        int bias = biased ? 1 : 0;
        int panel = (a.width() + bias) * Panels.LANES;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < c.width(); column++) {
                int b = (column >> 4) * panel + (column & 15);
                double sum = biased ? packed.get(b) : 0;
                for (int p = 0; p < a.width(); p++) {
                    double factor = packed.get(b + (p + bias) * Panels.LANES);
                    sum = as.fma(as.get(a.index(row, p)), factor, sum);
                }
                c.give(row, column, sum, add);
            }
        }
    }

    @Override
    public void outer(Panels dy, Panels x, Store gradient, int offset, int rows) {
        for (int o = 0; o < dy.width(); o++) {
            for (int i = 0; i < x.width(); i++) {
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum = gradient.fma(dy.get(row, o), x.get(row, i), sum);
                }
                gradient.add(offset + o * x.width() + i, sum);
            }
        }
    }

    @Override
    public void columnSums(Panels dy, Store gradient, int offset, int rows) {
        for (int o = 0; o < dy.width(); o++) {
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                sum = gradient.round(sum + dy.get(row, o));
            }
            gradient.add(offset + o, sum);
        }
    }

    @Override
    public void activate(Activation f, Panels x, Panels y, int rows) {
        Store precision = x.store();
        for (int column = 0; column < x.width(); column++) {
            for (int row = 0; row < rows; row++) {
                y.set(row, column, f.value(x.get(row, column), precision));
            }
        }
    }

    @Override
    public void activateBackward(Activation f, Dual x, Dual y, int rows, boolean add) {
        Store precision = x.value().store();
        for (int column = 0; column < x.value().width(); column++) {
            for (int row = 0; row < rows; row++) {
                int at = y.value().index(row, column);
                double slope =
                        f.slope(x.value().get(row, column), y.value().store().get(at), precision);
                double change = y.gradient().store().get(at) * precision.round(slope);
                x.gradient().give(row, column, precision.round(change), add);
            }
        }
    }

    @Override
    public void gru(GruGates gates, int rows) {
        Store s = gates.next().value().store();
        for (int column = 0; column < gates.hidden().value().width(); column++) {
            for (int row = 0; row < rows; row++) {
                int at = gates.reset().index(row, column);
                double reset =
                        s.round(
                                Activation.SIGMOID.value(
                                        s.round(
                                                at(gates.inputReset(), at)
                                                        + at(gates.hiddenReset(), at)),
                                        s));
                double update =
                        s.round(
                                Activation.SIGMOID.value(
                                        s.round(
                                                at(gates.inputUpdate(), at)
                                                        + at(gates.hiddenUpdate(), at)),
                                        s));
                double fresh =
                        s.round(
                                s.tanh(
                                        s.fma(
                                                reset,
                                                at(gates.hiddenFresh(), at),
                                                at(gates.inputFresh(), at))));
                gates.reset().store().set(at, reset);
                gates.update().store().set(at, update);
                gates.fresh().store().set(at, fresh);
                double change = s.round(at(gates.hidden(), at) - fresh);
                s.set(at, s.fma(update, change, fresh));
            }
        }
    }

    private static double at(Dual dual, int index) {
        return dual.value().store().get(index);
    }

    @Override
    public void gruBackward(GruGates gates, int rows, boolean addHidden) {
        Store s = gates.next().value().store();
        for (int column = 0; column < gates.hidden().value().width(); column++) {
            for (int row = 0; row < rows; row++) {
                int at = gates.reset().index(row, column);
                double g = gates.next().gradient().store().get(at);
                double reset = gates.reset().store().get(at);
                double update = gates.update().store().get(at);
                double fresh = gates.fresh().store().get(at);
                double freshIn =
                        s.round(
                                s.round(g * s.round(1 - update))
                                        * s.round(s.fma(-fresh, fresh, 1)));
                double resetIn =
                        s.round(
                                s.round(freshIn * at(gates.hiddenFresh(), at))
                                        * s.round(s.fma(-reset, reset, reset)));
                double updateIn =
                        s.round(
                                s.round(g * s.round(at(gates.hidden(), at) - fresh))
                                        * s.round(s.fma(-update, update, update)));
                gates.inputFresh().gradient().store().set(at, freshIn);
                gates.hiddenFresh().gradient().store().set(at, freshIn * reset);
                gates.inputReset().gradient().store().set(at, resetIn);
                gates.hiddenReset().gradient().store().set(at, resetIn);
                gates.inputUpdate().gradient().store().set(at, updateIn);
                gates.hiddenUpdate().gradient().store().set(at, updateIn);
                gates.hidden().gradient().give(row, column, s.round(g * update), addHidden);
            }
        }
    }

    @Override
    public void adam(AdamStep step, Store values, Store gradient) {
        double beta1 = values.round(step.beta1);
        double beta2 = values.round(step.beta2);
        double rest1 = values.round(1 - step.beta1);
        double rest2 = values.round(1 - step.beta2);
        double size = values.round(step.stepSize());
        double correction = values.round(step.rootCorrection());
        double epsilon = values.round(step.epsilon);
        double keep = values.round(step.keep());
        for (int i = 0; i < values.size(); i++) {
            double g = gradient.get(i);
            double mean = values.fma(beta1, step.mean.get(i), values.round(rest1 * g));
            double square =
                    values.fma(
                            beta2,
                            step.meanSquare.get(i),
                            values.round(values.round(rest2 * g) * g));
            step.mean.set(i, mean);
            step.meanSquare.set(i, square);
            double root = values.round(values.round(Math.sqrt(square)) / correction);
            double move = values.round(values.round(size * mean) / values.round(root + epsilon));
            values.set(i, values.round(values.get(i) * keep) - move);
        }
    }

    /// Four sums side by side, so that an addition need not wait for the one before.
    @Override
    public double sumOfSquares(Store values) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int even = values.size() & ~3;
        for (int i = 0; i < even; i += 4) {
            s0 += values.get(i) * values.get(i);
            s1 += values.get(i + 1) * values.get(i + 1);
            s2 += values.get(i + 2) * values.get(i + 2);
            s3 += values.get(i + 3) * values.get(i + 3);
        }
        for (int i = even; i < values.size(); i++) {
            s0 += values.get(i) * values.get(i);
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public void scale(Store values, double factor) {
        double rounded = values.round(factor);
        for (int i = 0; i < values.size(); i++) {
            values.set(i, values.get(i) * rounded);
        }
    }

    @Override
    public void accumulate(Store target, Store source) {
        for (int i = 0; i < target.size(); i++) {
            target.set(i, target.get(i) + source.get(i));
        }
    }
}
