package org.commonwatt.rl.algorithm.rollout;

import java.util.Arrays;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.layer.Network;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.normaliser.ValueNormaliser;
import org.jspecify.annotations.Nullable;

/// The value network beside an [Actor], with hidden layers and a memory like its. A *local* one
/// reads what the actor reads; a *central* one reads the state of the game and, where several
/// agents share it, a one for the agent among zeros.
///
/// Where it normalises, the network speaks of returns less their running mean over their running
/// deviation ([ValueNormaliser]).
public final class Critic {
    private final String name;
    private final int members;
    private final int stateSize;
    private final int inputSize;
    private final Parameters parameters;
    private final Network network;
    private final Design how;
    private final @Nullable ValueNormaliser normaliser;

    /// How values are said, beside what the actor's design says
    /// (`docs/FORMULATION.md#cautious-critic`).
    ///
    /// @param heads values that are said side by side: 1, or 2, one for episodes as they were and
    ///   one for those that turned out differently ([CandidateTrail])
    /// @param caution by how much values behind a step are lowered per unit of their slope, 0 for
    ///   not
    public record Design(int heads, double caution) {
        /// One value, as it is.
        public static final Design PLAIN = new Design(1, 0);
    }

    private Critic(Actor actor, int stateSize, Design how, @Nullable ValueNormaliser normaliser) {
        this.how = how;
        name = actor.name();
        members = actor.agents().length;
        this.stateSize = stateSize;
        this.normaliser = normaliser;
        boolean isLocal = stateSize == 0;
        inputSize = isLocal ? actor.inputSize() : stateSize + (members > 1 ? members : 0);
        parameters = new Parameters(actor.parameters().backend());
        ActorDesign design = actor.design();
        var sizes = new Network.Shape(inputSize, design.hidden(), design.memory(), how.heads());
        network = new Network(parameters, "critic", design.activation(), sizes);
    }

    /// One that reads the actor's input.
    ///
    /// @param normaliser of returns; null for none
    public static Critic local(Actor actor, Design how, @Nullable ValueNormaliser normaliser) {
        return new Critic(actor, 0, how, normaliser);
    }

    /// One that reads the state.
    ///
    /// @param normaliser of returns; null for none
    public static Critic central(
            Actor actor, int stateSize, Design how, @Nullable ValueNormaliser normaliser) {
        return new Critic(actor, stateSize, how, normaliser);
    }

    /// Orthogonal weights.
    public void initialise(RandomStream stream, double hiddenGain) {
        network.initialise(stream, hiddenGain, 1);
    }

    /// Whether it reads the state.
    public boolean isCentral() {
        return stateSize > 0;
    }

    /// How values are said.
    Design how() {
        return how;
    }

    /// The value of the wanted head of each row.
    ///
    /// @param heads a one for the head among zeros; not read where there is one head
    Variable chosen(Tape tape, Variable heads, Variable said) {
        return how.heads() == 1 ? said : Operations.rowProduct(tape, heads, said);
    }

    /// Numbers that it reads.
    public int inputSize() {
        return inputSize;
    }

    /// Weights.
    public Parameters parameters() {
        return parameters;
    }

    /// The network.
    public Network network() {
        return network;
    }

    /// Puts one row into an input.
    ///
    /// @param from the actor's inputs, or states
    /// @param member which of the actor's agents
    /// @param scratch of [#inputSize()]
    void load(Variable input, int row, float[] from, int at, int member, float[] scratch) {
        if (inputSize == stateSize || !isCentral()) {
            input.setRow(row, from, at);
        } else {
            System.arraycopy(from, at, scratch, 0, stateSize);
            Arrays.fill(scratch, stateSize, inputSize, 0);
            scratch[stateSize + member] = 1;
            input.setRow(row, scratch, 0);
        }
    }

    /// Learns the moments of returns.
    void learnMoments(double[] returns, int count) {
        if (normaliser != null) {
            normaliser.learn(returns, count);
        }
    }

    /// What the network should say for a return.
    double normalised(double value) {
        return normaliser == null ? value : normaliser.normalised(value);
    }

    /// Returns per unit of what the network says.
    double unit() {
        return original(1) - original(0);
    }

    /// The return that the network means.
    double original(double said) {
        return normaliser == null ? said : normaliser.original(said);
    }

    /// Puts weights and moments in.
    public void save(Checkpoint into) {
        into.put("critic." + name, parameters);
        if (normaliser != null) {
            into.put("critic." + name + ".returns", normaliser.state());
        }
    }

    /// Takes them over.
    public void restore(Checkpoint from) {
        from.restore("critic." + name, parameters);
        if (normaliser != null) {
            normaliser.restore(from.numbers("critic." + name + ".returns"));
        }
    }
}
