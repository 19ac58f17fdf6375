package org.commonwatt.rl.nn.distribution;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// The log-probabilities of a policy that acts at random with probability ε: `(1 − ε)·p + ε/n`,
/// with n available actions of one choice (Foerster et al., *Counterfactual multi-agent policy
/// gradients*, 2018).
public final class EpsilonFloor extends Operation {
    private final Variable mask;
    private double epsilon;

    private EpsilonFloor(Tape tape, Variable logs, Variable mask, double epsilon) {
        super(tape.result(logs.width(), logs.wantsGradient()), List.of(logs));
        this.mask = mask;
        this.epsilon = epsilon;
    }

    /// Records the floor; [#output()] is the matrix of log-probabilities, 0 where the mask is 0.
    ///
    /// @param logs log-probabilities of a [Categorical] with one choice
    public static EpsilonFloor on(Tape tape, Variable logs, Variable mask, double epsilon) {
        var floor = new EpsilonFloor(tape, logs, mask, epsilon);
        tape.record(floor);
        return floor;
    }

    /// Changes ε, for schedules.
    public void epsilon(double share) {
        epsilon = share;
    }

    @Override
    protected void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            double floor = epsilon / available(row);
            for (int k = 0; k < input(0).width(); k++) {
                double p = (1 - epsilon) * StrictMath.exp(input(0).get(row, k)) + floor;
                output().set(row, k, mask.get(row, k) != 0 ? StrictMath.log(p) : 0);
            }
        }
    }

    private int available(int row) {
        int count = 0;
        for (int k = 0; k < mask.width(); k++) {
            count += mask.get(row, k) != 0 ? 1 : 0;
        }
        return count;
    }

    @Override
    protected void backward(int rows) {
        for (int row = 0; row < rows; row++) {
            double floor = epsilon / available(row);
            for (int k = 0; k < input(0).width(); k++) {
                double share = (1 - epsilon) * StrictMath.exp(input(0).get(row, k));
                double slope = mask.get(row, k) != 0 ? share / (share + floor) : 0;
                give(0, row, k, slope * output().gradient().get(row, k));
            }
        }
    }
}
