package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;
import static org.commonwatt.rl.nn.kernel.VectorMath.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Float arithmetic in vectors of the machine's width (`jdk.incubator.vector`). Same bits as
/// [ScalarBackend#ofFloats()]; what is not worth a vector is left to it.
final class VectorBackend implements Backend {
    private final ScalarBackend scalar = ScalarBackend.ofFloats();

    @Override
    public String name() {
        return "vector of %d floats".formatted(LENGTH);
    }

    @Override
    public Store store(int size) {
        return new FloatStore(size);
    }

    @Override
    public void multiply(Panels a, Store packed, boolean biased, Panels c, int rows, boolean add) {
        if (a.stride() == 1 || c.stride() == 1) {
            scalar.multiply(a, packed, biased, c, rows, add);
        } else {
            int mode = (biased ? VectorProducts.BIASED : 0) | (add ? VectorProducts.ADD : 0);
            VectorProducts.multiply(a, packed, c, rows, mode);
        }
    }

    @Override
    public void outer(Panels dy, Panels x, Store gradient, int offset, int rows) {
        if (dy.stride() == 1 || x.stride() == 1) {
            scalar.outer(dy, x, gradient, offset, rows);
        } else {
            VectorGradients.outer(dy, x, gradient, offset, rows);
        }
    }

    @Override
    public void columnSums(Panels dy, Store gradient, int offset, int rows) {
        if (dy.stride() == 1) {
            scalar.columnSums(dy, gradient, offset, rows);
        } else {
            VectorGradients.columnSums(dy, gradient, offset, rows);
        }
    }

    @Override
    public void activate(Activation f, Panels x, Panels y, int rows) {
        boolean inVectors = x.sameShape(y) && x.stride() == Panels.LANES;
        if (inVectors && f == Activation.TANH) {
            VectorActivations.tanh(x, y, rows);
        } else if (inVectors && f == Activation.SIGMOID) {
            VectorActivations.sigmoid(x, y, rows);
        } else if (inVectors && f == Activation.RELU) {
            VectorActivations.relu(x, y, rows);
        } else {
            scalar.activate(f, x, y, rows);
        }
    }

    @Override
    public void activateBackward(Activation f, Dual x, Dual y, int rows, boolean add) {
        boolean inVectors = x.value().sameShape(y.value()) && x.value().stride() == Panels.LANES;
        if (inVectors && f == Activation.TANH) {
            VectorActivations.tanhBackward(x.gradient(), y, rows, add);
        } else if (inVectors && f == Activation.SIGMOID) {
            VectorActivations.sigmoidBackward(x.gradient(), y, rows, add);
        } else if (inVectors && f == Activation.RELU) {
            VectorActivations.reluBackward(x.gradient(), y, rows, add);
        } else {
            scalar.activateBackward(f, x, y, rows, add);
        }
    }

    @Override
    public void gru(GruGates gates, int rows) {
        VectorGru.forward(gates, rows);
    }

    @Override
    public void gruBackward(GruGates gates, int rows, boolean addHidden) {
        VectorGru.backward(gates, rows, addHidden);
    }

    @Override
    public void adam(AdamStep step, Store values, Store gradient) {
        float[] p = floats(values);
        float[] g = floats(gradient);
        float[] m = floats(step.mean);
        float[] v = floats(step.meanSquare);
        FloatVector beta1 = constant(step.beta1);
        FloatVector beta2 = constant(step.beta2);
        float rest1 = (float) (1 - step.beta1);
        float rest2 = (float) (1 - step.beta2);
        float size = (float) step.stepSize();
        float correction = (float) step.rootCorrection();
        float epsilon = (float) step.epsilon;
        float keep = (float) step.keep();
        int whole = SPECIES.loopBound(values.size());
        for (int i = 0; i < whole; i += LENGTH) {
            FloatVector gi = load(g, i);
            FloatVector mean = beta1.fma(load(m, i), gi.mul(rest1));
            FloatVector square = beta2.fma(load(v, i), gi.mul(rest2).mul(gi));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector root = square.lanewise(VectorOperators.SQRT).div(correction).add(epsilon);
            load(p, i).mul(keep).sub(mean.mul(size).div(root)).intoArray(p, i);
        }
        for (int i = whole; i < values.size(); i++) {
            m[i] = Math.fma((float) step.beta1, m[i], g[i] * rest1);
            v[i] = Math.fma((float) step.beta2, v[i], g[i] * rest2 * g[i]);
            float root = (float) Math.sqrt(v[i]) / correction + epsilon;
            p[i] = p[i] * keep - m[i] * size / root;
        }
    }

    private static FloatVector constant(double value) {
        return FloatVector.broadcast(SPECIES, (float) value);
    }

    @Override
    public double sumOfSquares(Store values) {
        return scalar.sumOfSquares(values);
    }

    @Override
    public void scale(Store values, double factor) {
        scalar.scale(values, factor);
    }

    @Override
    public void accumulate(Store target, Store source) {
        float[] t = floats(target);
        float[] s = floats(source);
        for (int i = 0; i < target.size(); i++) {
            t[i] += s[i];
        }
    }
}
