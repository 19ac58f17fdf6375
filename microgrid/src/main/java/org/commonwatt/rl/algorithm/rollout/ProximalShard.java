package org.commonwatt.rl.algorithm.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

/// One place at which minibatches of clipped updates are computed: per chunk the mean over its
/// steps of `surrogate + value loss − weight·entropy`. Actor and critic share no parameters, so
/// their losses need no weights between them.
final class ProximalShard extends Shard {
    /// One step of all chunks on the tape.
    private final class Place {
        final Variable input = tape().input(rows.actor.inputSize());
        final Variable criticInput =
                rows.critic.isCentral() ? tape().input(rows.critic.inputSize()) : input;
        final Variable keep = tape().inputColumn();
        final Variable action = tape().input(rows.actor.code().size());
        final Variable oldLog = tape().inputColumn();
        final Variable advantage = tape().inputColumn();
        final Variable target = tape().inputColumn();
        final Variable oldValue = tape().inputColumn();
        final Variable heads = tape().input(rows.critic.how().heads());
    }

    /// What is summed up of a step of all chunks.
    private record Losses(ClippedSurrogate surrogate, Variable value, Variable entropy) {}

    /// Numbers that a cache fetches at once.
    private static final int LINE = 16;

    private final ProximalLearner learner;
    private final GroupRows rows;
    private final List<Place> places = new ArrayList<>();
    private final List<Losses> losses = new ArrayList<>();
    private final Variable actorStart;
    private final Variable criticStart;
    private final Variable entropyWeight;
    private final float[] scratch;
    private final UpdateFigures figures = new UpdateFigures();

    /// What [#fetch] read, so that it reads.
    @SuppressWarnings("UnusedVariable") // read by nobody, on purpose
    private float fetched;

    /// Log-probability of what was done, and entropy.
    private record Policy(Variable log, Variable entropy) {}

    ProximalShard(ProximalLearner learner, int capacity) {
        super(new Tape(learner.rows().actor.parameters().backend(), capacity));
        this.learner = learner;
        rows = learner.rows();
        Tape tape = tape();
        for (int p = 0; p < rows.chunks.length(); p++) {
            places.add(new Place());
        }
        entropyWeight = tape.inputColumn();
        actorStart = rows.actor.network().memory(tape);
        criticStart = rows.critic.network().memory(tape);
        scratch = new float[rows.critic.inputSize()];
        List<Variable> keeps = places.stream().skip(1).map(place -> place.keep).toList();
        List<Variable> inputs = places.stream().map(place -> place.input).toList();
        List<Variable> outputs = rows.actor.network().sequence(tape, inputs, actorStart, keeps);
        List<Variable> seen = places.stream().map(place -> place.criticInput).toList();
        List<Variable> values = rows.critic.network().sequence(tape, seen, criticStart, keeps);
        for (int p = 0; p < places.size(); p++) {
            Place place = places.get(p);
            Variable value = rows.critic.chosen(tape, place.heads, values.get(p));
            losses.add(losses(place, outputs.get(p), value));
        }
        tape.minimise(loss(tape));
    }

    private Losses losses(Place place, Variable output, Variable value) {
        Tape tape = tape();
        ProximalSettings settings = learner.settings();
        Policy policy = policy(place, output);
        ErrorLoss error =
                settings.huberDelta() > 0
                        ? new ErrorLoss.Huber(settings.huberDelta())
                        : new ErrorLoss.Squared();
        var surrogate = ClippedSurrogate.on(tape, policy.log(), place.oldLog, place.advantage, 1);
        Variable valueLoss =
                settings.valueClip() > 0
                        ? ValueLoss.clipped(
                                tape,
                                error,
                                value,
                                place.target,
                                place.oldValue,
                                settings.valueClip())
                        : ValueLoss.of(tape, error, value, place.target);
        return new Losses(surrogate, valueLoss, policy.entropy());
    }

    private Policy policy(Place place, Variable output) {
        Tape tape = tape();
        Actor actor = rows.actor;
        if (actor.design().head() == ActorDesign.Head.CHOICE) {
            var choices = new Categorical(actor.code().choices());
            Variable everything = choices.everything(tape);
            Variable logs = choices.logProbabilities(tape, output, everything);
            return new Policy(
                    choices.logProbability(tape, logs, place.action),
                    choices.entropy(tape, logs, everything));
        }
        Variable deviation = Operations.broadcast(tape, actor.parameters(), actor.logDeviation());
        return new Policy(
                DiagonalGaussian.logProbability(tape, output, deviation, place.action),
                DiagonalGaussian.entropy(tape, deviation));
    }

    /// The mean over the places.
    private Variable loss(Tape tape) {
        boolean weighsEntropy = learner.settings().weighsEntropy();
        int terms = weighsEntropy ? 3 : 2;
        Variable[] columns = new Variable[terms * places.size()];
        double[] weights = new double[columns.length];
        Arrays.fill(weights, 1.0 / places.size());
        for (int p = 0; p < places.size(); p++) {
            columns[terms * p] = losses.get(p).surrogate().output();
            columns[terms * p + 1] = losses.get(p).value();
            if (weighsEntropy) {
                Variable entropy = losses.get(p).entropy();
                columns[terms * p + 2] = Operations.scaleRows(tape, entropy, entropyWeight);
                weights[terms * p + 2] = -1.0 / places.size();
            }
        }
        return Operations.weightedSum(tape, weights, columns);
    }

    @Override
    protected void start() {
        for (int p = 0; p < losses.size(); p++) {
            losses.get(p).surrogate().clip(learner.pace().clip());
            losses.get(p).surrogate().clear();
        }
        figures.clear();
    }

    /// Reads from all rows before any is copied: they lie anywhere in memory, and are fetched side
    /// by side this way instead of one after the other.
    private void fetch(int first, int count) {
        int size = rows.actor.inputSize();
        float sum = 0;
        for (int k = 0; k < count; k++) {
            int chunk = learner.minibatch().row(first + k);
            for (int p = 0; p < places.size(); p++) {
                int at = rows.chunks.row(chunk, p, rows.columns()) * size;
                for (int i = 0; i < size; i += LINE) {
                    sum += rows.inputs[at + i];
                }
            }
        }
        fetched = sum;
    }

    @Override
    protected void load(int first, int count) {
        fetch(first, count);
        double weight = learner.pace().entropyWeight();
        for (int k = 0; k < count; k++) {
            int chunk = learner.minibatch().row(first + k);
            actorStart.setRow(k, rows.actorStarts, chunk * rows.units());
            criticStart.setRow(k, rows.criticStarts, chunk * rows.units());
            entropyWeight.set(k, 0, weight);
            for (int p = 0; p < places.size(); p++) {
                load(places.get(p), k, rows.chunks.row(chunk, p, rows.columns()));
            }
        }
    }

    private void load(Place place, int k, int row) {
        place.input.setRow(k, rows.inputs, row * rows.actor.inputSize());
        if (rows.critic.isCentral()) {
            int member = row % rows.agents.length;
            rows.critic.load(
                    place.criticInput, k, rows.criticSource(), rows.criticAt(row), member, scratch);
        }
        place.action.setRow(k, rows.actions, row * rows.actor.code().size());
        place.keep.set(k, 0, learner.begins(row) ? 0 : 1);
        place.oldLog.set(k, 0, rows.logs[row]);
        place.advantage.set(k, 0, learner.advantage(row));
        place.target.set(k, 0, learner.target(row));
        place.oldValue.set(k, 0, rows.said[row]);
        for (int h = 0; h < rows.critic.how().heads(); h++) {
            place.heads.set(k, h, h == rows.heads[row] ? 1 : 0);
        }
    }

    @Override
    protected void collect(int count) {
        Tape tape = tape();
        for (int p = 0; p < losses.size(); p++) {
            Losses each = losses.get(p);
            figures.losses(
                    tape.sum(each.surrogate().output()),
                    tape.sum(each.value()),
                    tape.sum(each.entropy()));
        }
    }

    /// Adds the figures of the minibatch that was just computed.
    void addTo(UpdateFigures sums) {
        for (int p = 0; p < losses.size(); p++) {
            ClippedSurrogate surrogate = losses.get(p).surrogate();
            figures.moves(surrogate.divergence(), surrogate.clipped(), surrogate.count());
        }
        sums.add(figures);
    }
}
