package org.commonwatt.rl.algorithm.value;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Operations;

/// `Q_tot = Σ_i Q_i` (Sunehag et al. 2018, equation 3).
public record SumMixer() implements Mixer {
    @Override
    public Variable on(Tape tape, List<Variable> values, Variable state) {
        double[] ones = new double[values.size()];
        Arrays.fill(ones, 1);
        return Operations.weightedSum(tape, ones, values.toArray(Variable[]::new));
    }

    @Override
    public void initialise(RandomStream stream) {}

    @Override
    public List<Parameters> parameters() {
        return List.of();
    }

    @Override
    public Mixer twin() {
        return this;
    }
}
