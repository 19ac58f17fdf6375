package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.value.Descent;
import org.commonwatt.rl.algorithm.value.Following;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.layer.Orthogonal;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;

/// COMA's critic: for one unit, the value of each of its choices, given the state and what all
/// other units chose. One network for all units; it reads the state, the choices of all units but
/// this one, and which unit it is.
final class ComaCritic {
    /// Pieces of a batch; fixed, since another number would be another order of summation.
    private static final int SHARDS = 4;

    private static final int ROWS = 256;

    /// Values of the choices of rows, a row for each pair of a sample and a unit.
    private final class Reader {
        final Tape tape = new Tape(network.parameters().backend(), ROWS);
        final Variable input = tape.input(width);
        final Variable values;
        final float[] row = new float[width];

        Reader(Mlp network) {
            values = network.on(tape, input);
        }

        void read(int first, int count, boolean next) {
            for (int r = 0; r < count; r++) {
                write((first + r) / batch.units, (first + r) % batch.units, next, row);
                input.setRow(r, row, 0);
            }
            tape.forward(count);
        }
    }

    private final class Place extends Shard {
        private final Variable input = tape().input(width);
        private final Variable mark = tape().input(most);
        private final Variable target = tape().inputColumn();
        private final Variable value;
        private final Variable loss;
        private final float[] row = new float[width];
        private double lossSum;
        private double valueSum;

        Place(int capacity) {
            super(new Tape(network.parameters().backend(), capacity));
            value = Operations.rowProduct(tape(), mark, network.on(tape(), input));
            loss = ValueLoss.of(tape(), new ErrorLoss.Squared(), value, target);
            tape().minimise(loss);
        }

        @Override
        protected void load(int first, int rows) {
            for (int r = 0; r < rows; r++) {
                int sample = order[from + (first + r) / batch.units];
                int unit = (first + r) % batch.units;
                write(sample, unit, false, row);
                input.setRow(r, row, 0);
                int at = sample * batch.units + unit;
                for (int k = 0; k < most; k++) {
                    mark.set(r, k, k == batch.choices[at] ? 1 : 0);
                }
                target.set(r, 0, batch.targets[at]);
            }
        }

        @Override
        protected void start() {
            lossSum = 0;
            valueSum = 0;
        }

        @Override
        protected void collect(int rows) {
            lossSum += tape().sum(loss);
            valueSum += tape().sum(value);
        }
    }

    private final ComaBatch batch;
    private final int[] sizes;
    private final int[] firsts;
    private final int most;
    private final int stateSize;
    private final int width;
    private final Mlp network;
    private final Mlp following;
    private final List<Reader> online = new ArrayList<>();
    private final List<Reader> targets = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final ShardedGradient gradient;
    private final Descent descent;
    private final Following rule;
    private final Workers workers;
    private final IntConsumer valueTask = this::value;
    private final IntConsumer compareTask = this::compare;
    private final int[] order;
    private final int size;
    private int from;
    private long updates;
    private int reported;
    private double lossSum;
    private double valueSum;

    /// @param sizes choices of each unit
    ComaCritic(
            ComaBatch batch, int[] sizes, int stateSize, Coma.Settings settings, Workers workers) {
        this.batch = batch;
        this.sizes = sizes;
        this.stateSize = stateSize;
        this.workers = workers;
        firsts = new int[sizes.length];
        for (int u = 1; u < sizes.length; u++) {
            firsts[u] = firsts[u - 1] + sizes[u - 1];
        }
        most = Arrays.stream(sizes).max().orElseThrow();
        width = stateSize + Arrays.stream(sizes).sum() + sizes.length;
        network = network(settings);
        following = network(settings);
        size = Math.min(settings.batch(), batch.samples());
        int piece = (size * batch.units + SHARDS - 1) / SHARDS;
        for (int k = 0; k < SHARDS; k++) {
            online.add(new Reader(network));
            targets.add(new Reader(following));
            places.add(new Place(piece));
        }
        gradient = new ShardedGradient(places, workers);
        descent =
                new Descent(
                        List.of(network.parameters()),
                        settings.criticRate(),
                        settings.gradientNorm());
        rule = new Following(settings.targetTau(), settings.targetEvery());
        order = new int[batch.samples()];
    }

    private Mlp network(Coma.Settings settings) {
        var parameters = new Parameters(Backends.fastest());
        return new Mlp(parameters, "critic", settings.activation(), width, settings.hidden(), most);
    }

    void initialise(RandomStream weights) {
        network.initialise(weights, Orthogonal.HIDDEN_GAIN, 1);
        following.parameters().follow(network.parameters(), 1);
    }

    private void write(int sample, int unit, boolean next, float[] row) {
        float[] states = next ? batch.nextStates : batch.states;
        int[] choices = next ? batch.nextChoices : batch.choices;
        System.arraycopy(states, sample * stateSize, row, 0, stateSize);
        Arrays.fill(row, stateSize, width, 0);
        for (int u = 0; u < sizes.length; u++) {
            if (u != unit) {
                row[stateSize + firsts[u] + choices[sample * sizes.length + u]] = 1;
            }
        }
        row[width - sizes.length + unit] = 1;
    }

    /// Values every sample, and what followed where it is needed, by the critic that follows.
    void value() {
        workers.run(SHARDS, valueTask);
    }

    private void value(int shard) {
        int all = batch.choices.length;
        for (int first = shard * ROWS; first < all; first += SHARDS * ROWS) {
            int count = Math.min(ROWS, all - first);
            Reader reader = targets.get(shard);
            reader.read(first, count, false);
            for (int r = 0; r < count; r++) {
                batch.values[first + r] = reader.values.get(r, batch.choices[first + r]);
            }
            boolean isNeeded = false;
            for (int r = 0; r < count && !isNeeded; r++) {
                isNeeded = batch.needsNext((first + r) / batch.units);
            }
            if (isNeeded) {
                reader.read(first, count, true);
                for (int r = 0; r < count; r++) {
                    batch.nextValues[first + r] =
                            reader.values.get(r, batch.nextChoices[first + r]);
                }
            }
        }
    }

    /// Sets the advantage of every choice: its value less the mean value of the unit's choices
    /// under the policy.
    void compare() {
        workers.run(SHARDS, compareTask);
    }

    private void compare(int shard) {
        int all = batch.choices.length;
        int allChoices = firsts[sizes.length - 1] + sizes[sizes.length - 1];
        for (int first = shard * ROWS; first < all; first += SHARDS * ROWS) {
            int count = Math.min(ROWS, all - first);
            Reader reader = online.get(shard);
            reader.read(first, count, false);
            for (int r = 0; r < count; r++) {
                int unit = (first + r) % batch.units;
                int at = (first + r) / batch.units * allChoices + firsts[unit];
                double baseline = 0;
                for (int k = 0; k < sizes[unit]; k++) {
                    baseline += batch.probabilities[at + k] * reader.values.get(r, k);
                }
                batch.advantages[first + r] =
                        reader.values.get(r, batch.choices[first + r]) - baseline;
            }
        }
    }

    /// One pass over the samples in random order; what is left over of whole batches waits.
    void learn(RandomStream stream) {
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
        }
        stream.shuffle(order);
        for (from = 0; from + size <= order.length; from += size) {
            gradient.compute(size * batch.units);
            descent.step(gradient);
            updates++;
            rule.follow(updates, following.parameters(), network.parameters());
            for (int k = 0; k < SHARDS; k++) {
                lossSum += places.get(k).lossSum / (size * batch.units);
                valueSum += places.get(k).valueSum / (size * batch.units);
            }
            reported++;
        }
    }

    /// Adds what there is to say of the updates since the last call.
    void report(Map<String, Double> figures) {
        figures.put("losses/q_loss", lossSum / reported);
        figures.put("charts/mean_q", valueSum / reported);
        lossSum = 0;
        valueSum = 0;
        reported = 0;
    }

    void save(Checkpoint into) {
        into.put("critic", network.parameters());
        into.put("targetCritic", following.parameters());
        descent.save("criticDescent", into);
        into.note("critic.updates", Long.toString(updates));
    }

    void restore(Checkpoint from) {
        from.restore("critic", network.parameters());
        from.restore("targetCritic", following.parameters());
        descent.restore("criticDescent", from);
        updates = Long.parseLong(from.note("critic.updates"));
    }
}
