package org.commonwatt.rl.nn.loss;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.jspecify.annotations.Nullable;

/// The loss of predictions, one column against another, optionally clipped as PPO does: the greater
/// of the losses of v and of `old + clip(v − old, −c, c)` (Schulman's implementation;
/// `docs/FORMULATION.md#nn-losses`).
public final class ValueLoss extends Operation {
    private final ErrorLoss loss;
    private final Variable target;
    private final @Nullable Variable old;
    private final double clip;

    private ValueLoss(
            Tape tape,
            ErrorLoss loss,
            Variable value,
            Variable target,
            @Nullable Variable old,
            double clip) {
        super(tape.resultColumn(value.wantsGradient()), List.of(value));
        this.loss = loss;
        this.target = target;
        this.old = old;
        this.clip = clip;
    }

    /// Records the loss of each row.
    public static Variable of(Tape tape, ErrorLoss loss, Variable value, Variable target) {
        return tape.record(new ValueLoss(tape, loss, value, target, null, 0));
    }

    /// Records the clipped loss of each row.
    ///
    /// @param old values when acting
    /// @param clip how far v may move from them before the loss stops falling
    public static Variable clipped(
            Tape tape, ErrorLoss loss, Variable value, Variable target, Variable old, double clip) {
        return tape.record(new ValueLoss(tape, loss, value, target, old, clip));
    }

    @Override
    protected void forward(int rows) {
        for (int row = 0; row < rows; row++) {
            double free = loss.value(input(0).get(row, 0) - target.get(row, 0));
            output().set(
                            row,
                            0,
                            old == null ? free : Math.max(free, loss.value(bounded(old, row))));
        }
    }

    /// The error of the bounded value.
    private double bounded(Variable from, int row) {
        double base = from.get(row, 0);
        double move = Math.max(-clip, Math.min(clip, input(0).get(row, 0) - base));
        return base + move - target.get(row, 0);
    }

    @Override
    protected void backward(int rows) {
        for (int row = 0; row < rows; row++) {
            double error = input(0).get(row, 0) - target.get(row, 0);
            boolean moves = old == null || follows(old, row, error);
            double g = output().gradient().get(row, 0);
            give(0, row, 0, moves ? g * loss.slope(error) : 0);
        }
    }

    /// Whether the loss follows the value: the free one is the greater, or the bound is not
    /// reached.
    private boolean follows(Variable from, int row, double error) {
        boolean isWithin = Math.abs(input(0).get(row, 0) - from.get(row, 0)) < clip;
        return isWithin || loss.value(error) >= loss.value(bounded(from, row));
    }
}
