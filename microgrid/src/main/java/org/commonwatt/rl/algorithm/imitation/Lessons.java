package org.commonwatt.rl.algorithm.imitation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;

/// What the expert said about one network's agents, and how the network learns it: least mean −log
/// π(expert's action).
final class Lessons {
    private static final int PIECE = 128;
    private static final double ADAM_EPSILON = 1e-5;

    private final Actor actor;
    private final Dagger.Parameters parameters;
    private final float[] inputs;
    private final float[] targets;
    private final ShardedGradient gradient;
    private final List<Pupil> pupils = new ArrayList<>();
    private final Adam adam;
    private final int[] batch;
    private int count;
    private int next;

    Lessons(Actor actor, Dagger.Parameters parameters, Workers workers) {
        this.actor = actor;
        this.parameters = parameters;
        inputs = new float[parameters.memory() * actor.inputSize()];
        targets = new float[parameters.memory() * actor.code().size()];
        batch = new int[parameters.minibatch()];
        for (int s = 0; s < parameters.shards(); s++) {
            pupils.add(new Pupil());
        }
        gradient = new ShardedGradient(pupils, workers);
        adam =
                new Adam(
                        actor.parameters(),
                        Adam.Settings.of(parameters.learningRate(), ADAM_EPSILON));
    }

    /// Its network.
    Actor actor() {
        return actor;
    }

    /// Notes what the expert would do.
    ///
    /// @param member which of the network's agents
    void note(double[] observations, int from, int member, double[] actions, int at) {
        actor.input(observations, from, member, inputs, next * actor.inputSize());
        ActionCode code = actor.code();
        boolean chooses = actor.design().head() == ActorDesign.Head.CHOICE;
        for (int k = 0; k < code.size(); k++) {
            double action = actions[at + k];
            targets[next * code.size() + k] =
                    (float)
                            (chooses
                                    ? code.choice(k, action)
                                    : Math.clamp(code.normal(k, action), -1, 1));
        }
        next = (next + 1) % parameters.memory();
        count = Math.min(count + 1, parameters.memory());
    }

    /// Learns from as many lessons as there are, `epochs` times, drawn with replacement; returns
    /// the mean loss.
    double learn(RandomStream draws) {
        int updates =
                Math.max(1, (int) ((long) parameters.epochs() * count / parameters.minibatch()));
        double sum = 0;
        for (int u = 0; u < updates; u++) {
            for (int k = 0; k < batch.length; k++) {
                batch[k] = draws.nextInt(count);
            }
            gradient.compute(batch.length);
            Store slope = gradient.gradient(actor.parameters());
            if (parameters.gradientNorm() > 0) {
                GradientNorm.clip(actor.parameters().backend(), slope, parameters.gradientNorm());
            }
            adam.step(slope);
            for (Pupil pupil : pupils) {
                sum += pupil.losses / batch.length / updates;
            }
        }
        return sum;
    }

    private String name() {
        return "lessons." + actor.name();
    }

    void save(Checkpoint into) {
        into.put(name() + ".adam", adam);
        double[] kept = new double[2 + count * (actor.inputSize() + actor.code().size())];
        kept[0] = count;
        kept[1] = next;
        int half = count * actor.inputSize();
        for (int k = 0; k < half; k++) {
            kept[2 + k] = inputs[k];
        }
        for (int k = 0; k < count * actor.code().size(); k++) {
            kept[2 + half + k] = targets[k];
        }
        into.put(name(), kept);
    }

    void restore(Checkpoint from) {
        from.restore(name() + ".adam", adam);
        double[] kept = from.numbers(name());
        count = (int) kept[0];
        next = (int) kept[1];
        int half = count * actor.inputSize();
        for (int k = 0; k < half; k++) {
            inputs[k] = (float) kept[2 + k];
        }
        for (int k = 0; k < count * actor.code().size(); k++) {
            targets[k] = (float) kept[2 + half + k];
        }
    }

    /// One place at which parts of minibatches are computed.
    private final class Pupil extends Shard {
        private final Variable input;
        private final Variable target;
        private final Variable loss;
        private double losses;

        Pupil() {
            super(
                    new Tape(
                            actor.parameters().backend(),
                            Math.max(1, Math.min(PIECE, parameters.minibatch()))));
            Tape tape = tape();
            Parameters weights = actor.parameters();
            input = tape.input(actor.inputSize());
            target = tape.input(actor.code().size());
            Variable output = actor.network().on(tape, input);
            Variable log =
                    switch (actor.design().head()) {
                        case GAUSSIAN ->
                                DiagonalGaussian.logProbability(
                                        tape,
                                        output,
                                        Operations.broadcast(tape, weights, actor.logDeviation()),
                                        target);
                        case CHOICE -> choice(tape, output);
                        case TANH ->
                                throw new IllegalStateException("Imitation has no tanh heads.");
                    };
            loss = Operations.weightedSum(tape, new double[] {-1}, log);
            tape.minimise(loss);
        }

        private Variable choice(Tape tape, Variable output) {
            var choices = new Categorical(actor.code().choices());
            Variable logs = choices.logProbabilities(tape, output, choices.everything(tape));
            return choices.logProbability(tape, logs, target);
        }

        @Override
        protected void start() {
            losses = 0;
        }

        @Override
        protected void load(int first, int rows) {
            for (int k = 0; k < rows; k++) {
                int row = batch[first + k];
                input.setRow(k, inputs, row * actor.inputSize());
                target.setRow(k, targets, row * actor.code().size());
            }
        }

        @Override
        protected void collect(int rows) {
            losses += tape().sum(loss);
        }
    }
}
