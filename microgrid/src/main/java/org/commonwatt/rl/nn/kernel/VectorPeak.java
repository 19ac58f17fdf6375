package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;

import jdk.incubator.vector.FloatVector;

/// Fused products in registers; see [FusedPeak].
final class VectorPeak {
    private static final int CHAINS = 10;

    private VectorPeak() {}

    static double operations() {
        return 2.0 * CHAINS * LENGTH;
    }

    static double run(int rounds) {
        FloatVector a = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector b = FloatVector.broadcast(SPECIES, 1e-3f);
        FloatVector s0 = a;
        FloatVector s1 = b;
        FloatVector s2 = a;
        FloatVector s3 = b;
        FloatVector s4 = a;
        FloatVector s5 = b;
        FloatVector s6 = a;
        FloatVector s7 = b;
        FloatVector s8 = a;
        FloatVector s9 = b;
        for (int k = 0; k < rounds; k++) {
            s0 = s0.fma(a, b);
            s1 = s1.fma(a, b);
            s2 = s2.fma(a, b);
            s3 = s3.fma(a, b);
            s4 = s4.fma(a, b);
            s5 = s5.fma(a, b);
            s6 = s6.fma(a, b);
            s7 = s7.fma(a, b);
            s8 = s8.fma(a, b);
            s9 = s9.fma(a, b);
        }
        FloatVector sum = s0.add(s1).add(s2).add(s3).add(s4).add(s5).add(s6).add(s7).add(s8);
        return sum.add(s9).lane(0);
    }
}
