package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;

/// One place at which part of a batch's slope of values along the policy is computed: policy and
/// critic are one computation, the critic's own parameters stay as they are.
final class ActorShard extends Shard {
    private final CriticRows rows;
    private final Variable observation;
    private final Variable besides;
    private final Variable loss;
    private final float[] row;
    private double lossSum;

    ActorShard(Actor actor, Mlp critic, CriticRows rows, int capacity) {
        super(new Tape(critic.parameters().backend(), capacity));
        this.rows = rows;
        observation = tape().input(actor.inputSize());
        besides = tape().input(rows.besides());
        Variable output = actor.network().on(tape(), observation);
        Variable action = Operations.activate(tape(), Activation.TANH, output);
        Variable value = critic.on(tape(), Operations.concatenate(tape(), besides, action));
        loss = Operations.weightedSum(tape(), new double[] {-1}, value);
        tape().minimise(loss);
        row = new float[Math.max(rows.width(), actor.inputSize())];
    }

    @Override
    protected void load(int first, int count) {
        for (int r = 0; r < count; r++) {
            rows.policy(first + r, row);
            observation.setRow(r, row, 0);
            rows.now(first + r, row);
            besides.setRow(r, row, 0);
        }
    }

    @Override
    protected void start() {
        lossSum = 0;
    }

    @Override
    protected void collect(int count) {
        lossSum += tape().sum(loss);
    }

    /// Sum of losses of the last batch's rows here.
    double loss() {
        return lossSum;
    }
}
