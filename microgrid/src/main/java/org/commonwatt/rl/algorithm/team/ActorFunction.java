package org.commonwatt.rl.algorithm.team;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.layer.Network;

/// A policy network in use: rows in, actions out, nothing allocated. Follows the parameters of its
/// [Actor]; has one owner.
public final class ActorFunction {
    private static final float[] NO_MEMORY = {};

    private final Actor actor;
    private final ActorDesign.Head head;
    private final Tape tape;
    private final Variable input;
    private final Variable before;
    private final Variable after;
    private final Variable output;
    private final Categorical choices;
    private final Variable logs;
    private final Variable everything;
    private final int[] chosen;
    private final double[] logDeviation;
    private final double[] deviation;

    /// @param capacity the most rows at once
    public ActorFunction(Actor actor, int capacity) {
        this.actor = actor;
        head = actor.design().head();
        tape = new Tape(actor.parameters().backend(), capacity);
        input = tape.input(actor.inputSize());
        before = actor.network().memory(tape);
        Network.Step step = actor.network().step(tape, input, before);
        output = step.output();
        after = step.memory();
        boolean chooses = head == ActorDesign.Head.CHOICE;
        choices = chooses ? new Categorical(actor.code().choices()) : new Categorical(1);
        everything = choices.everything(tape);
        logs = chooses ? choices.logProbabilities(tape, output, everything) : output;
        chosen = new int[actor.code().size()];
        logDeviation = new double[actor.code().size()];
        deviation = new double[actor.code().size()];
    }

    /// Its actor.
    public Actor actor() {
        return actor;
    }

    /// Computes rows that [Actor#input] wrote, one after the other, without a memory.
    public void apply(float[] rows, int count) {
        apply(rows, 0, count, NO_MEMORY, 0);
    }

    /// Computes rows that start at `from`.
    ///
    /// @param memory what is remembered of each row's episode, [row × [ActorDesign#memory()]]; is
    ///   read and then changed
    /// @param memoryAt where that of the first row starts
    public void apply(float[] rows, int from, int count, float[] memory, int memoryAt) {
        int units = before.width();
        for (int row = 0; row < count; row++) {
            input.setRow(row, rows, from + row * input.width());
            before.setRow(row, memory, memoryAt + row * units);
        }
        tape.forward(count);
        for (int row = 0; row < count; row++) {
            after.copyRow(row, memory, memoryAt + row * units);
        }
        if (head == ActorDesign.Head.GAUSSIAN) {
            var log = actor.logDeviation();
            for (int k = 0; k < deviation.length; k++) {
                logDeviation[k] = actor.parameters().values().get(log.offset() + k);
                deviation[k] = StrictMath.exp(logDeviation[k]);
            }
        }
    }

    /// What the network said in the last call: means, arguments of tanh, or logits.
    public Variable output() {
        return output;
    }

    /// Log-probabilities of all choices in the last call; elsewhere the output.
    public Variable logs() {
        return logs;
    }

    /// Writes the best action of a row of the last call, in terms of the game.
    public void best(int row, double[] actions, int at) {
        ActionCode code = actor.code();
        if (head == ActorDesign.Head.CHOICE) {
            choices.best(logs, everything, row, chosen);
        }
        for (int k = 0; k < code.size(); k++) {
            actions[at + k] =
                    switch (head) {
                        case CHOICE -> code.level(k, chosen[k]);
                        case GAUSSIAN -> code.stretched(k, output.get(row, k));
                        case TANH -> code.stretched(k, StrictMath.tanh(output.get(row, k)));
                    };
        }
    }

    /// Draws an action of a row of the last call, in terms of the policy: the choice, or a number
    /// of which −1 and 1 are the bounds. One draw per number; tanh has no randomness of its own.
    public void draw(int row, RandomStream stream, float[] drawn, int at) {
        if (head == ActorDesign.Head.CHOICE) {
            choices.draw(stream, logs, everything, row, chosen);
        }
        for (int k = 0; k < chosen.length; k++) {
            drawn[at + k] =
                    (float)
                            switch (head) {
                                case CHOICE -> chosen[k];
                                case GAUSSIAN ->
                                        output.get(row, k) + deviation[k] * stream.nextGaussian();
                                case TANH -> StrictMath.tanh(output.get(row, k));
                            };
        }
    }

    /// Writes what [#draw] drew in terms of the game.
    public void decode(float[] drawn, int from, double[] actions, int at) {
        ActionCode code = actor.code();
        for (int k = 0; k < code.size(); k++) {
            actions[at + k] =
                    head == ActorDesign.Head.CHOICE
                            ? code.level(k, (int) drawn[from + k])
                            : code.stretched(k, drawn[from + k]);
        }
    }

    /// The log-probability of what was drawn from a row of the last call, in terms of the policy; 0
    /// where there is no randomness.
    public double logProbability(int row, float[] drawn, int from) {
        double sum = 0;
        int first = 0;
        for (int k = 0; k < chosen.length; k++) {
            switch (head) {
                case CHOICE -> {
                    sum += logs.get(row, first + (int) drawn[from + k]);
                    first += choices.size(k);
                }
                case GAUSSIAN -> {
                    double z = (drawn[from + k] - output.get(row, k)) / deviation[k];
                    sum -= z * z / 2 + logDeviation[k] + DiagonalGaussian.HALF_LOG_2_PI;
                }
                case TANH -> {}
            }
        }
        return sum;
    }
}
