package org.commonwatt.rl.nn.distribution;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// The log-probabilities of a policy that acts at random with probability ε: `(1 − ε)·p + ε/n`,
/// with n available actions of the choice (Foerster et al., *Counterfactual multi-agent policy
/// gradients*, 2018).
public final class EpsilonFloor extends Operation {
    private final Variable mask;
    private final Categorical kind;
    private final double[] floors;
    private double epsilon;

    private EpsilonFloor(
            Tape tape, Categorical kind, Variable logs, Variable mask, double epsilon) {
        super(tape.result(logs.width(), logs.wantsGradient()), List.of(logs));
        this.mask = mask;
        this.kind = kind;
        this.epsilon = epsilon;
        floors = new double[logs.width()];
    }

    /// Records the floor; [#output()] is the matrix of log-probabilities, 0 where the mask is 0.
    ///
    /// @param kind the choices; each has a floor of its own
    /// @param logs log-probabilities of them
    public static EpsilonFloor on(
            Tape tape, Categorical kind, Variable logs, Variable mask, double epsilon) {
        var floor = new EpsilonFloor(tape, kind, logs, mask, epsilon);
        tape.record(floor);
        return floor;
    }

    /// Of one choice.
    public static EpsilonFloor on(Tape tape, Variable logs, Variable mask, double epsilon) {
        return on(tape, new Categorical(logs.width()), logs, mask, epsilon);
    }

    /// Changes ε, for schedules.
    public void epsilon(double share) {
        epsilon = share;
    }

    @Override
    protected void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            lay(row);
            for (int k = 0; k < input(0).width(); k++) {
                double p = (1 - epsilon) * StrictMath.exp(input(0).get(row, k)) + floors[k];
                output().set(row, k, mask.get(row, k) != 0 ? StrictMath.log(p) : 0);
            }
        }
    }

    /// Sets the floors of a row: ε over the available actions of each choice.
    private void lay(int row) {
        int first = 0;
        for (int choice = 0; choice < kind.choices(); choice++) {
            int end = first + kind.size(choice);
            int available = 0;
            for (int k = first; k < end; k++) {
                available += mask.get(row, k) != 0 ? 1 : 0;
            }
            for (; first < end; first++) {
                floors[first] = epsilon / available;
            }
        }
    }

    @Override
    protected void backward(int rows) {
        for (int row = 0; row < rows; row++) {
            lay(row);
            for (int k = 0; k < input(0).width(); k++) {
                double share = (1 - epsilon) * StrictMath.exp(input(0).get(row, k));
                double slope = mask.get(row, k) != 0 ? share / (share + floors[k]) : 0;
                give(0, row, k, slope * output().gradient().get(row, k));
            }
        }
    }
}
