package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;
import static org.commonwatt.rl.nn.kernel.VectorMath.load;

import jdk.incubator.vector.FloatVector;

/// The gates of [GruGates] in vectors.
final class VectorGru {
    private VectorGru() {}

    static void forward(GruGates gates, int rows) {
        float[] xr = floats(gates.inputReset().value());
        float[] xz = floats(gates.inputUpdate().value());
        float[] xn = floats(gates.inputFresh().value());
        float[] hr = floats(gates.hiddenReset().value());
        float[] hz = floats(gates.hiddenUpdate().value());
        float[] hn = floats(gates.hiddenFresh().value());
        float[] h = floats(gates.hidden().value());
        float[] next = floats(gates.next().value());
        float[] rs = floats(gates.reset());
        float[] zs = floats(gates.update());
        float[] ns = floats(gates.fresh());
        Panels shape = gates.reset();
        for (int panel = 0; panel < shape.panels(); panel++) {
            int start = panel * shape.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                FloatVector r = VectorMath.sigmoid(load(xr, i).add(load(hr, i)));
                FloatVector z = VectorMath.sigmoid(load(xz, i).add(load(hz, i)));
                FloatVector n = VectorMath.tanh(r.fma(load(hn, i), load(xn, i)));
                r.intoArray(rs, i);
                z.intoArray(zs, i);
                n.intoArray(ns, i);
                z.fma(load(h, i).sub(n), n).intoArray(next, i);
            }
        }
    }

    // Longer than 45 lines because one loop reads and writes fourteen arrays.
    static void backward(GruGates gates, int rows, boolean addHidden) {
        float[] dxr = floats(gates.inputReset().gradient());
        float[] dxz = floats(gates.inputUpdate().gradient());
        float[] dxn = floats(gates.inputFresh().gradient());
        float[] dhr = floats(gates.hiddenReset().gradient());
        float[] dhz = floats(gates.hiddenUpdate().gradient());
        float[] dhn = floats(gates.hiddenFresh().gradient());
        float[] dh = floats(gates.hidden().gradient());
        float[] hn = floats(gates.hiddenFresh().value());
        float[] h = floats(gates.hidden().value());
        float[] dnext = floats(gates.next().gradient());
        float[] rs = floats(gates.reset());
        float[] zs = floats(gates.update());
        float[] ns = floats(gates.fresh());
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        Panels shape = gates.reset();
        for (int panel = 0; panel < shape.panels(); panel++) {
            int start = panel * shape.panelSize();
            for (int i = start; i < start + rows * 16; i += LENGTH) {
                FloatVector g = load(dnext, i);
                FloatVector r = load(rs, i);
                FloatVector z = load(zs, i);
                FloatVector n = load(ns, i);
                FloatVector freshIn = g.mul(one.sub(z)).mul(n.neg().fma(n, one));
                FloatVector resetIn = freshIn.mul(load(hn, i)).mul(r.neg().fma(r, r));
                FloatVector updateIn = g.mul(load(h, i).sub(n)).mul(z.neg().fma(z, z));
                freshIn.intoArray(dxn, i);
                freshIn.mul(r).intoArray(dhn, i);
                resetIn.intoArray(dxr, i);
                resetIn.intoArray(dhr, i);
                updateIn.intoArray(dxz, i);
                updateIn.intoArray(dhz, i);
                FloatVector through = g.mul(z);
                (addHidden ? load(dh, i).add(through) : through).intoArray(dh, i);
            }
        }
    }
}
