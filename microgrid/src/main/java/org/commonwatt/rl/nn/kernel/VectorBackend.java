package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;

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
        VectorUpdates.adam(step, values, gradient);
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
