package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ClippedSurrogate;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// One place at which minibatches of clipped updates are computed: per row `surrogate + value loss
/// − weight·entropy`. Actor and critic share no parameters, so their losses need no weights between
/// them.
final class ProximalShard extends Shard {
    private final ProximalLearner learner;
    private final GroupRows rows;
    private final Variable input;
    private final Variable criticInput;
    private final Variable action;
    private final Variable oldLog;
    private final Variable advantage;
    private final Variable target;
    private final Variable oldValue;
    private final Variable entropyWeight;
    private final ClippedSurrogate surrogate;
    private final Variable valueLoss;
    private final Variable entropy;
    private final float[] scratch;
    private final UpdateFigures figures = new UpdateFigures();

    /// Log-probability of what was done, and entropy.
    private record Policy(Variable log, Variable entropy) {}

    ProximalShard(ProximalLearner learner, int capacity) {
        super(new Tape(learner.rows().actor.parameters().backend(), capacity));
        this.learner = learner;
        rows = learner.rows();
        Actor actor = rows.actor;
        ProximalSettings settings = learner.settings();
        Tape tape = tape();
        input = tape.input(actor.inputSize());
        criticInput = rows.critic.isCentral() ? tape.input(rows.critic.inputSize()) : input;
        action = tape.input(actor.code().size());
        oldLog = tape.inputColumn();
        advantage = tape.inputColumn();
        target = tape.inputColumn();
        oldValue = tape.inputColumn();
        entropyWeight = tape.inputColumn();
        scratch = new float[rows.critic.inputSize()];
        Policy policy = policy(tape, actor);
        entropy = policy.entropy();
        surrogate = ClippedSurrogate.on(tape, policy.log(), oldLog, advantage, 1);
        Variable value = rows.critic.network().on(tape, criticInput);
        ErrorLoss error =
                settings.huberDelta() > 0
                        ? new ErrorLoss.Huber(settings.huberDelta())
                        : new ErrorLoss.Squared();
        valueLoss =
                settings.valueClip() > 0
                        ? ValueLoss.clipped(
                                tape, error, value, target, oldValue, settings.valueClip())
                        : ValueLoss.of(tape, error, value, target);
        tape.minimise(loss(tape, settings.weighsEntropy()));
    }

    private Policy policy(Tape tape, Actor actor) {
        Variable output = actor.network().on(tape, input);
        if (actor.design().head() == ActorDesign.Head.CHOICE) {
            var choices = new Categorical(actor.code().choices());
            Variable everything = tape.input(choices.width());
            for (int row = 0; row < tape.capacity(); row++) {
                for (int k = 0; k < choices.width(); k++) {
                    everything.set(row, k, 1);
                }
            }
            Variable logs = choices.logProbabilities(tape, output, everything);
            return new Policy(
                    choices.logProbability(tape, logs, action),
                    choices.entropy(tape, logs, everything));
        }
        Variable deviation = Operations.broadcast(tape, actor.parameters(), actor.logDeviation());
        return new Policy(
                DiagonalGaussian.logProbability(tape, output, deviation, action),
                DiagonalGaussian.entropy(tape, deviation));
    }

    private Variable loss(Tape tape, boolean weighsEntropy) {
        if (!weighsEntropy) {
            return Operations.add(tape, surrogate.output(), valueLoss);
        }
        Variable bonus = Operations.scaleRows(tape, entropy, entropyWeight);
        return Operations.weightedSum(
                tape, new double[] {1, 1, -1}, surrogate.output(), valueLoss, bonus);
    }

    UpdateFigures figures() {
        return figures;
    }

    @Override
    protected void start() {
        surrogate.clip(learner.pace().clip());
        surrogate.clear();
        figures.clear();
    }

    @Override
    protected void load(int first, int count) {
        int inputs = rows.actor.inputSize();
        int numbers = rows.actor.code().size();
        double weight = learner.pace().entropyWeight();
        for (int k = 0; k < count; k++) {
            int row = learner.minibatch().row(first + k);
            input.setRow(k, rows.inputs, row * inputs);
            if (rows.critic.isCentral()) {
                int member = row % rows.agents.length;
                rows.critic.load(
                        criticInput, k, rows.criticSource(), rows.criticAt(row), member, scratch);
            }
            action.setRow(k, rows.actions, row * numbers);
            oldLog.set(k, 0, rows.logs[row]);
            advantage.set(k, 0, learner.advantage(row));
            target.set(k, 0, learner.target(row));
            oldValue.set(k, 0, rows.said[row]);
            entropyWeight.set(k, 0, weight);
        }
    }

    @Override
    protected void collect(int count) {
        Tape tape = tape();
        figures.losses(tape.sum(surrogate.output()), tape.sum(valueLoss), tape.sum(entropy));
    }

    /// Adds the figures of the minibatch that was just computed.
    void addTo(UpdateFigures sums) {
        figures.moves(surrogate.divergence(), surrogate.clipped(), surrogate.count());
        sums.add(figures);
    }
}
