package org.commonwatt.rl.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ClippedSurrogate;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// A PPO update on one batch, as the golden files describe it: networks, batch and loss.
final class PpoCase {
    /// What the files call `head`, `obs_dim` and so on.
    record Shape(boolean isGaussian, int observation, int action, int hidden, int batch) {}

    /// Row-major arrays.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Batch(
            double[] observations,
            double[] actions,
            double[] offsets,
            double[] rawAdvantages,
            double[] returns) {
        static Batch of(Shape shape, long seed) {
            var lcg = new Lcg(seed);
            int n = shape.batch();
            return new Batch(
                    lcg.tensor(n * shape.observation(), 2),
                    shape.isGaussian()
                            ? lcg.tensor(n * shape.action(), 1)
                            : lcg.integers(n, shape.action()),
                    lcg.tensor(n, 0.5),
                    lcg.tensor(n, 4),
                    lcg.tensor(n, shape.isGaussian() ? 8 : 2));
        }

        /// (raw − mean)/(sd + 1e-8) in float.
        double[] advantages() {
            int n = rawAdvantages.length;
            double mean = 0;
            for (double a : rawAdvantages) {
                mean += a / n;
            }
            double square = 0;
            for (double a : rawAdvantages) {
                square += (a - mean) * (a - mean) / (n - 1);
            }
            double[] advantages = new double[n];
            for (int i = 0; i < n; i++) {
                advantages[i] = (float) ((rawAdvantages[i] - mean) / (Math.sqrt(square) + 1e-8));
            }
            return advantages;
        }
    }

    final Shape shape;
    final Parameters parameters;
    final Mlp actor;
    final Mlp critic;
    private final List<Parameter> logDeviation = new ArrayList<>();

    PpoCase(Backend backend, Shape shape, long seed) {
        this.shape = shape;
        parameters = new Parameters(backend);
        int h = shape.hidden();
        int o = shape.observation();
        actor = new Mlp(parameters, "actor", Activation.TANH, o, h, h, shape.action());
        critic = new Mlp(parameters, "critic", Activation.TANH, o, h, h, 1);
        if (shape.isGaussian()) {
            logDeviation.add(parameters.add("log_std", shape.action()));
        }
        var lcg = new Lcg(seed);
        for (Parameter each : parameters.list()) {
            parameters.set(each, lcg.tensor(each.size(), scale(each)));
        }
    }

    private static double scale(Parameter parameter) {
        if (parameter.name().equals("log_std")) {
            return 0.25;
        }
        if (parameter.name().endsWith("bias")) {
            return 1.0 / 16;
        }
        double exponent = -0.5 * Math.log(parameter.shape().getLast()) / Math.log(2);
        return Math.pow(2, Math.rint(exponent));
    }

    /// All arrays by name.
    Map<String, double[]> arrays() {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        parameters.list().forEach(each -> arrays.put(each.name(), parameters.copyOf(each)));
        return arrays;
    }

    /// One shard: networks, loss and figures.
    final class Place extends Shard {
        private final Batch batch;
        private final double[] advantages;
        private final double[] old;
        private final Variable observation;
        private final Variable action;
        private final Variable oldColumn;
        private final Variable advantage;
        private final Variable target;
        final Variable logProbability;
        final Variable value;
        final Variable entropy;
        final Variable error;
        final ClippedSurrogate surrogate;
        final double[] sums = new double[3];

        Place(int capacity, Batch batch, double[] old) {
            super(new Tape(parameters.backend(), capacity));
            this.batch = batch;
            this.old = old;
            advantages = batch.advantages();
            Tape tape = tape();
            observation = tape.input(shape.observation());
            action = tape.input(shape.isGaussian() ? shape.action() : 1);
            oldColumn = tape.inputColumn();
            advantage = tape.inputColumn();
            target = tape.inputColumn();
            Variable head = actor.on(tape, observation);
            value = critic.on(tape, observation);
            if (shape.isGaussian()) {
                Variable logs = Operations.broadcast(tape, parameters, logDeviation.getFirst());
                logProbability = DiagonalGaussian.logProbability(tape, head, logs, action);
                entropy = DiagonalGaussian.entropy(tape, logs);
            } else {
                var categorical = new Categorical(shape.action());
                Variable mask = tape.input(shape.action());
                Near.fill(mask, ones(capacity * shape.action()));
                Variable logs = categorical.logProbabilities(tape, head, mask);
                logProbability = categorical.logProbability(tape, logs, action);
                entropy = categorical.entropy(tape, logs, mask);
            }
            surrogate = ClippedSurrogate.on(tape, logProbability, oldColumn, advantage, 0.2);
            error = ValueLoss.of(tape, new ErrorLoss.Squared(), value, target);
            tape.minimise(
                    Operations.weightedSum(
                            tape,
                            new double[] {1, 0.5, -0.01},
                            surrogate.output(),
                            error,
                            entropy));
        }

        private static double[] ones(int size) {
            double[] ones = new double[size];
            Arrays.fill(ones, 1);
            return ones;
        }

        @Override
        protected void start() {
            surrogate.clear();
            Arrays.fill(sums, 0);
        }

        @Override
        protected void load(int first, int rows) {
            for (int row = 0; row < rows; row++) {
                int from = first + row;
                observation.setRow(row, batch.observations(), from * observation.width());
                action.setRow(row, batch.actions(), from * action.width());
                oldColumn.set(row, 0, old[from]);
                advantage.set(row, 0, advantages[from]);
                target.set(row, 0, batch.returns()[from]);
            }
        }

        @Override
        protected void collect(int rows) {
            sums[0] += tape().sum(surrogate.output());
            sums[1] += tape().sum(error);
            sums[2] += tape().sum(entropy);
        }
    }
}
