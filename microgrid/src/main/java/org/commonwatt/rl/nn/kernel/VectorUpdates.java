package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;

import jdk.incubator.vector.FloatVector;

/// Steps of optimisers in vectors.
final class VectorUpdates {
    private VectorUpdates() {}

    /// See [AdamStep]. Stores have a vector's length of slack, so the last vector may reach beyond
    /// the values; what it leaves there is never read.
    static void adam(AdamStep step, Store values, Store gradient) {
        float[] p = floats(values);
        float[] g = floats(gradient);
        float[] m = floats(step.mean);
        float[] v = floats(step.meanSquare);
        FloatVector beta1 = constant(step.beta1);
        FloatVector beta2 = constant(step.beta2);
        FloatVector rest1 = constant(1 - step.beta1);
        FloatVector rest2 = constant(1 - step.beta2);
        FloatVector size = constant(step.stepSize());
        FloatVector correction = constant(step.rootCorrection());
        FloatVector epsilon = constant(step.epsilon);
        FloatVector keep = constant(step.keep());
        for (int i = 0; i < values.size(); i += LENGTH) {
            FloatVector gi = FloatVector.fromArray(SPECIES, g, i);
            FloatVector mean = beta1.fma(FloatVector.fromArray(SPECIES, m, i), gi.mul(rest1));
            FloatVector square =
                    beta2.fma(FloatVector.fromArray(SPECIES, v, i), gi.mul(rest2).mul(gi));
            mean.intoArray(m, i);
            square.intoArray(v, i);
            FloatVector root = square.sqrt().div(correction).add(epsilon);
            FloatVector move = mean.mul(size).div(root);
            FloatVector.fromArray(SPECIES, p, i).mul(keep).sub(move).intoArray(p, i);
        }
    }

    private static FloatVector constant(double value) {
        return FloatVector.broadcast(SPECIES, (float) value);
    }
}
