package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// One place at which part of a batch's values of joint actions and their targets are computed.
final class CriticShard extends Shard {
    private final CriticRows rows;
    private final double gamma;
    private final Variable input;
    private final Variable value;
    private final Variable target;
    private final Variable loss;
    private final Tape future;
    private final Variable futureInput;
    private final Variable futureValue;
    private final float[] row;
    private double lossSum;
    private double valueSum;

    CriticShard(Mlp critic, Mlp following, CriticRows rows, double gamma, int capacity) {
        super(new Tape(critic.parameters().backend(), capacity));
        this.rows = rows;
        this.gamma = gamma;
        input = tape().input(rows.width());
        value = critic.on(tape(), input);
        target = tape().inputColumn();
        loss = ValueLoss.of(tape(), new ErrorLoss.Squared(), value, target);
        tape().minimise(loss);
        future = new Tape(tape().backend(), capacity);
        futureInput = future.input(rows.width());
        futureValue = following.on(future, futureInput);
        row = new float[rows.width()];
    }

    @Override
    protected void load(int first, int count) {
        for (int r = 0; r < count; r++) {
            rows.now(first + r, row);
            input.setRow(r, row, 0);
            rows.next(first + r, row);
            futureInput.setRow(r, row, 0);
        }
        future.forward(count);
        for (int r = 0; r < count; r++) {
            double later = rows.isLast(first + r) ? 0 : gamma * futureValue.get(r, 0);
            target.set(r, 0, rows.reward(first + r) + later);
        }
    }

    @Override
    protected void start() {
        lossSum = 0;
        valueSum = 0;
    }

    @Override
    protected void collect(int count) {
        lossSum += tape().sum(loss);
        valueSum += tape().sum(value);
    }

    /// Sum of losses of the last batch's rows here.
    double loss() {
        return lossSum;
    }

    /// Sum of values of the last batch's rows here.
    double value() {
        return valueSum;
    }
}
