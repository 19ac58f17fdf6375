package org.commonwatt.rl.nn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Vectors of the machine's width, at most a panel's 16 lanes, and functions of them.
final class VectorMath {
    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= Panels.LANES
                    ? FloatVector.SPECIES_PREFERRED
                    : FloatVector.SPECIES_512;

    static final int LENGTH = SPECIES.length();

    private VectorMath() {}

    static float[] floats(Panels panels) {
        return ((FloatStore) panels.store()).array();
    }

    static float[] floats(Store store) {
        return ((FloatStore) store).array();
    }

    static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /// Where a group of `LENGTH` columns starts.
    static int start(int group, int panelSize) {
        int column = group * LENGTH;
        return (column >> 4) * panelSize + (column & 15);
    }

    /// Groups that hold all columns of all panels.
    static int groups(Panels panels) {
        return panels.panels() * (Panels.LANES / LENGTH);
    }

    /// As [FloatTanh], operation by operation.
    static FloatVector tanh(FloatVector x) {
        FloatVector z = x.min(FloatTanh.LIMIT).max(-FloatTanh.LIMIT);
        FloatVector t = z.mul(z);
        FloatVector p = FloatVector.broadcast(SPECIES, FloatTanh.P4);
        p = t.fma(p, FloatVector.broadcast(SPECIES, FloatTanh.P3));
        p = t.fma(p, FloatVector.broadcast(SPECIES, FloatTanh.P2));
        p = t.fma(p, FloatVector.broadcast(SPECIES, FloatTanh.P1));
        p = t.fma(p, FloatVector.broadcast(SPECIES, FloatTanh.P0));
        FloatVector q = FloatVector.broadcast(SPECIES, FloatTanh.Q4);
        q = t.fma(q, FloatVector.broadcast(SPECIES, FloatTanh.Q3));
        q = t.fma(q, FloatVector.broadcast(SPECIES, FloatTanh.Q2));
        q = t.fma(q, FloatVector.broadcast(SPECIES, FloatTanh.Q1));
        q = t.fma(q, FloatVector.broadcast(SPECIES, 1f));
        return z.mul(p).div(q).min(1f).max(-1f);
    }

    /// Half a tanh.
    static FloatVector sigmoid(FloatVector x) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        return half.fma(tanh(x.mul(half)), half);
    }
}
