package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;
import static org.commonwatt.rl.nn.kernel.VectorMath.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/// Activations of panels and their way back, each a loop of its own: the compiler must see the
/// function.
final class VectorActivations {
    private VectorActivations() {}

    static void tanh(Panels x, Panels y, int rows) {
        float[] from = floats(x);
        float[] to = floats(y);
        for (int panel = 0; panel < x.panels(); panel++) {
            int start = panel * x.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                VectorMath.tanh(load(from, i)).intoArray(to, i);
            }
        }
    }

    static void sigmoid(Panels x, Panels y, int rows) {
        float[] from = floats(x);
        float[] to = floats(y);
        for (int panel = 0; panel < x.panels(); panel++) {
            int start = panel * x.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                VectorMath.sigmoid(load(from, i)).intoArray(to, i);
            }
        }
    }

    static void relu(Panels x, Panels y, int rows) {
        float[] from = floats(x);
        float[] to = floats(y);
        for (int panel = 0; panel < x.panels(); panel++) {
            int start = panel * x.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                load(from, i).max(0f).intoArray(to, i);
            }
        }
    }

    static void tanhBackward(Panels dx, Dual y, int rows, boolean add) {
        float[] to = floats(dx);
        float[] ys = floats(y.value());
        float[] dys = floats(y.gradient());
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int panel = 0; panel < dx.panels(); panel++) {
            int start = panel * dx.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                FloatVector v = load(ys, i);
                FloatVector change = load(dys, i).mul(v.neg().fma(v, one));
                (add ? load(to, i).add(change) : change).intoArray(to, i);
            }
        }
    }

    static void sigmoidBackward(Panels dx, Dual y, int rows, boolean add) {
        float[] to = floats(dx);
        float[] ys = floats(y.value());
        float[] dys = floats(y.gradient());
        for (int panel = 0; panel < dx.panels(); panel++) {
            int start = panel * dx.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                FloatVector v = load(ys, i);
                FloatVector change = load(dys, i).mul(v.neg().fma(v, v));
                (add ? load(to, i).add(change) : change).intoArray(to, i);
            }
        }
    }

    static void reluBackward(Panels dx, Dual y, int rows, boolean add) {
        float[] to = floats(dx);
        float[] ys = floats(y.value());
        float[] dys = floats(y.gradient());
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int panel = 0; panel < dx.panels(); panel++) {
            int start = panel * dx.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                FloatVector slope = zero.blend(one, load(ys, i).compare(VectorOperators.GT, 0f));
                FloatVector change = load(dys, i).mul(slope);
                (add ? load(to, i).add(change) : change).intoArray(to, i);
            }
        }
    }
}
