package org.commonwatt.rl.algorithm.rollout;

import java.util.Arrays;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.layer.Network;
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
    private final @Nullable ValueNormaliser normaliser;

    private Critic(Actor actor, int stateSize, @Nullable ValueNormaliser normaliser) {
        name = actor.name();
        members = actor.agents().length;
        this.stateSize = stateSize;
        this.normaliser = normaliser;
        boolean isLocal = stateSize == 0;
        inputSize = isLocal ? actor.inputSize() : stateSize + (members > 1 ? members : 0);
        parameters = new Parameters(actor.parameters().backend());
        ActorDesign design = actor.design();
        var sizes = new Network.Shape(inputSize, design.hidden(), design.memory(), 1);
        network = new Network(parameters, "critic", design.activation(), sizes);
    }

    /// One that reads the actor's input.
    ///
    /// @param normaliser of returns; null for none
    public static Critic local(Actor actor, @Nullable ValueNormaliser normaliser) {
        return new Critic(actor, 0, normaliser);
    }

    /// One that reads the state.
    ///
    /// @param normaliser of returns; null for none
    public static Critic central(Actor actor, int stateSize, @Nullable ValueNormaliser normaliser) {
        return new Critic(actor, stateSize, normaliser);
    }

    /// Orthogonal weights.
    public void initialise(RandomStream stream, double hiddenGain) {
        network.initialise(stream, hiddenGain, 1);
    }

    /// Whether it reads the state.
    public boolean isCentral() {
        return stateSize > 0;
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
