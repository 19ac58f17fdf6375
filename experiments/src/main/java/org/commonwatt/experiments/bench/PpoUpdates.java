package org.commonwatt.experiments.bench;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ClippedSurrogate;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;

/// PPO updates on one made-up minibatch, again and again.
final class PpoUpdates {
    private static final int INPUTS = 32;
    private static final int ACTIONS = 6;
    private static final int HIDDEN = 64;
    private static final int PIECE = 128;

    private final int rows;
    private final Parameters parameters = new Parameters(Backends.fastest());
    private final Mlp actor =
            new Mlp(parameters, "actor", Activation.TANH, INPUTS, HIDDEN, HIDDEN, ACTIONS);
    private final Mlp critic =
            new Mlp(parameters, "critic", Activation.TANH, INPUTS, HIDDEN, HIDDEN, 1);
    private final Parameter logDeviation = parameters.add("log_std", ACTIONS);
    private final ShardedGradient gradient;
    private final Adam adam;

    PpoUpdates(int rows) {
        this.rows = rows;
        RandomStream stream = RandomStreams.of(1).stream("minibatch");
        actor.initialise(stream, 1, 0.01);
        critic.initialise(stream, 1, 1);
        gradient = new ShardedGradient(List.of(new Minibatch(stream)), Workers.caller());
        adam = new Adam(parameters, Adam.Settings.of(3e-4, 1e-5));
    }

    /// Forwards, weights' gradients, and inputs' gradients behind the first layers: two operations
    /// for each weight and sample.
    static double operationsPerSample() {
        double first = 2.0 * INPUTS * HIDDEN;
        double rest = 2.0 * HIDDEN * HIDDEN + HIDDEN * (ACTIONS + 1);
        return 4 * first + 6 * rest;
    }

    /// Takes some updates and returns the last norm of the gradient.
    double run(int updates) {
        double norm = 0;
        for (int k = 0; k < updates; k++) {
            gradient.compute(rows);
            Store g = gradient.gradient(parameters);
            norm = GradientNorm.clip(parameters.backend(), g, 0.5);
            adam.step(g);
        }
        return norm;
    }

    private final class Minibatch extends Shard {
        private final float[] observations = new float[rows * INPUTS];
        private final float[] actions = new float[rows * ACTIONS];
        private final float[] others = new float[rows * 3];
        private final Variable observation;
        private final Variable action;
        private final Variable[] columns;

        Minibatch(RandomStream stream) {
            super(new Tape(parameters.backend(), Math.min(PIECE, rows)));
            for (float[] numbers : List.of(observations, actions, others)) {
                for (int k = 0; k < numbers.length; k++) {
                    numbers[k] = (float) stream.nextGaussian();
                }
            }
            for (int row = 0; row < rows; row++) {
                others[3 * row] -= 8.5f; // about the log-probability of such an action
            }
            Tape tape = tape();
            observation = tape.input(INPUTS);
            action = tape.input(ACTIONS);
            columns = new Variable[] {tape.inputColumn(), tape.inputColumn(), tape.inputColumn()};
            Variable mean = actor.on(tape, observation);
            Variable value = critic.on(tape, observation);
            Variable logs = Operations.broadcast(tape, parameters, logDeviation);
            Variable log = DiagonalGaussian.logProbability(tape, mean, logs, action);
            var surrogate = ClippedSurrogate.on(tape, log, columns[0], columns[1], 0.2);
            Variable error = ValueLoss.of(tape, new ErrorLoss.Squared(), value, columns[2]);
            Variable entropy = DiagonalGaussian.entropy(tape, logs);
            tape.minimise(
                    Operations.weightedSum(
                            tape,
                            new double[] {1, 0.5, -0.01},
                            surrogate.output(),
                            error,
                            entropy));
        }

        @Override
        protected void load(int first, int count) {
            for (int row = 0; row < count; row++) {
                observation.setRow(row, observations, (first + row) * INPUTS);
                action.setRow(row, actions, (first + row) * ACTIONS);
                for (int k = 0; k < columns.length; k++) {
                    columns[k].set(row, 0, others[3 * (first + row) + k]);
                }
            }
        }
    }
}
