package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.ActionCode;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorFunction;
import org.commonwatt.rl.algorithm.value.Descent;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.Shard;
import org.commonwatt.rl.nn.ShardedGradient;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.EpsilonFloor;
import org.commonwatt.rl.nn.layer.Operations;

/// One policy network of COMA in use: draws choices with a floor under their probabilities, and
/// learns from their advantages.
final class ComaActor {
    private static final int SHARDS = 4;

    /// Where the policy's agents stand in a batch.
    ///
    /// @param firstChoices where the choices of each unit start among those of all units
    /// @param allChoices choices of all units
    @SuppressWarnings("ArrayRecordComponent") // shared, not changed
    record Seats(EnvSpec spec, ComaBatch batch, int[] firstChoices, int allChoices) {}

    private final class Place extends Shard {
        private final Variable input = tape().input(actor.inputSize());
        private final Variable weights;
        private final EpsilonFloor floor;
        private final Variable entropy;
        private final Variable loss;
        private double lossSum;
        private double entropySum;

        Place(int capacity, double entropyWeight) {
            super(new Tape(actor.parameters().backend(), capacity));
            Variable logits = actor.network().on(tape(), input);
            var kind = new Categorical(actor.code().choices());
            Variable all = kind.everything(tape());
            Variable logs = kind.logProbabilities(tape(), logits, all);
            floor = EpsilonFloor.on(tape(), kind, logs, all, 0);
            entropy = kind.entropy(tape(), logs, all);
            weights = tape().input(logits.width());
            Variable taken = Operations.rowProduct(tape(), weights, floor.output());
            double[] signs = {-1, -entropyWeight};
            loss = Operations.weightedSum(tape(), signs, taken, entropy);
            tape().minimise(loss);
        }

        @Override
        protected void load(int first, int rows) {
            floor.epsilon(epsilon);
            for (int r = 0; r < rows; r++) {
                input.setRow(r, inputs, (first + r) * actor.inputSize());
                int unit = firstUnit(first + r);
                int at = 0;
                for (int k = 0; k < actor.code().size(); k++) {
                    for (int j = 0; j < actor.code().choices(k); j++) {
                        boolean isTaken = seats.batch.choices[unit + k] == j;
                        weights.set(r, at, isTaken ? seats.batch.advantages[unit + k] : 0);
                        at++;
                    }
                }
            }
        }

        @Override
        protected void start() {
            lossSum = 0;
            entropySum = 0;
        }

        @Override
        protected void collect(int rows) {
            lossSum += tape().sum(loss);
            entropySum += tape().sum(entropy);
        }
    }

    private final Actor actor;
    private final Seats seats;
    private final int[] agents;
    private final ActorFunction function;
    private final float[] inputs;
    private final float[] seen;
    private final List<Place> places = new ArrayList<>();
    private final ShardedGradient gradient;
    private final Descent descent;
    private double epsilon;

    ComaActor(Actor actor, Seats seats, Coma.Settings settings, Workers workers) {
        this.actor = actor;
        this.seats = seats;
        agents = actor.agents();
        function = new ActorFunction(actor, seats.batch.copies * agents.length);
        int rows = seats.batch.samples() * agents.length;
        inputs = new float[rows * actor.inputSize()];
        seen = new float[seats.batch.copies * agents.length * actor.inputSize()];
        int piece = (rows + SHARDS - 1) / SHARDS;
        for (int k = 0; k < SHARDS; k++) {
            places.add(new Place(piece, settings.entropyWeight()));
        }
        gradient = new ShardedGradient(places, workers);
        descent =
                new Descent(
                        List.of(actor.parameters()), settings.actorRate(), settings.gradientNorm());
    }

    /// Where the units of a row's agent start among those of all samples.
    private int firstUnit(int row) {
        int agent = agents[row % agents.length];
        return row / agents.length * seats.batch.units + seats.spec.actionAt(agent);
    }

    /// Changes the share of random choices.
    void epsilon(double share) {
        epsilon = share;
    }

    /// Draws the choices of one step of all copies.
    ///
    /// @param step of the batch
    void draw(int step, double[] observations, RandomStream stream) {
        ComaBatch batch = seats.batch;
        int rows = batch.copies * agents.length;
        int first = step * rows;
        for (int copy = 0; copy < batch.copies; copy++) {
            see(observations, copy, copy * agents.length);
        }
        System.arraycopy(seen, 0, inputs, first * actor.inputSize(), rows * actor.inputSize());
        function.apply(seen, rows);
        for (int r = 0; r < rows; r++) {
            remember(r, (first + r) / agents.length, agents[r % agents.length]);
            draw(r, firstUnit(first + r), batch.choices, stream);
        }
    }

    /// Draws the choices that would follow a sample.
    ///
    /// @param observations joint observations, one per copy
    void drawNext(int sample, double[] observations, RandomStream stream) {
        see(observations, sample % seats.batch.copies, 0);
        function.apply(seen, agents.length);
        for (int r = 0; r < agents.length; r++) {
            draw(r, firstUnit(sample * agents.length + r), seats.batch.nextChoices, stream);
        }
    }

    private void see(double[] observations, int copy, int row) {
        for (int m = 0; m < agents.length; m++) {
            int from = copy * seats.spec.observationSize() + seats.spec.observationAt(agents[m]);
            actor.input(observations, from, m, seen, (row + m) * actor.inputSize());
        }
    }

    private void remember(int row, int sample, int agent) {
        int at = sample * seats.allChoices + seats.firstChoices[seats.spec.actionAt(agent)];
        int column = 0;
        for (int k = 0; k < actor.code().size(); k++) {
            for (int j = 0; j < actor.code().choices(k); j++) {
                seats.batch.probabilities[at + column] = (float) probability(row, column, k);
                column++;
            }
        }
    }

    private double probability(int row, int column, int k) {
        double drawn = StrictMath.exp(function.logs().get(row, column));
        return (1 - epsilon) * drawn + epsilon / actor.code().choices(k);
    }

    private void draw(int row, int unit, int[] choices, RandomStream stream) {
        ActionCode code = actor.code();
        int column = 0;
        for (int k = 0; k < code.size(); k++) {
            double left = stream.nextDouble();
            int choice = 0;
            left -= probability(row, column, k);
            while (left >= 0 && choice < code.choices(k) - 1) {
                choice++;
                left -= probability(row, column + choice, k);
            }
            choices[unit + k] = choice;
            column += code.choices(k);
        }
    }

    /// One step along the advantages of the batch.
    void learn() {
        gradient.compute(inputs.length / actor.inputSize());
        descent.step(gradient);
    }

    /// Mean loss of the last step.
    double loss() {
        double sum = 0;
        for (Place place : places) {
            sum += place.lossSum;
        }
        return sum * actor.inputSize() / inputs.length;
    }

    /// Mean entropy of the policy, without the floor, in the last step.
    double entropy() {
        double sum = 0;
        for (Place place : places) {
            sum += place.entropySum;
        }
        return sum * actor.inputSize() / inputs.length;
    }

    void save(Checkpoint into) {
        descent.save("actorDescent." + actor.name(), into);
    }

    void restore(Checkpoint from) {
        descent.restore("actorDescent." + actor.name(), from);
    }
}
