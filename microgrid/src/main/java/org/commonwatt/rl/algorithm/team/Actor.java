package org.commonwatt.rl.algorithm.team;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.layer.Network;
import org.commonwatt.rl.nn.normaliser.RunningNormaliser;
import org.jspecify.annotations.Nullable;

/// One policy network and the agents that it decides for, which are of one shape.
///
/// Its input is the observation, normalised where the design says so, and behind it, where several
/// agents share the network, a one for the agent among zeros.
public final class Actor {
    private static final double OBSERVATION_CLIP = 10;

    private final String name;
    private final int[] agents;
    private final int observationSize;
    private final ActorDesign design;
    private final ActionCode code;
    private final Parameters parameters;
    private final Network network;
    private final @Nullable Parameter logDeviation;
    private final RunningNormaliser moments;

    private Actor(String name, int[] agents, AgentSpec shape, ActorDesign design, Backend backend) {
        this.name = name;
        this.agents = agents;
        this.design = design;
        observationSize = shape.observation().size();
        code = ActionCode.of(shape.action(), design);
        parameters = new Parameters(backend);
        boolean chooses = design.head() == ActorDesign.Head.CHOICE;
        int outputs = chooses ? IntStream.of(code.choices()).sum() : code.size();
        var sizes = new Network.Shape(inputSize(), design.hidden(), design.memory(), outputs);
        network = new Network(parameters, "actor", design.activation(), sizes);
        logDeviation =
                design.head() == ActorDesign.Head.GAUSSIAN
                        ? parameters.add("log_std", code.size())
                        : null;
        moments = new RunningNormaliser(observationSize, OBSERVATION_CLIP);
    }

    /// The actors of a game: one per agent, or one per shape in the order of their first agents.
    static List<Actor> all(EnvSpec spec, ActorDesign design, Backend backend) {
        List<Actor> actors = new ArrayList<>();
        boolean[] isTaken = new boolean[spec.agents().size()];
        for (int first = 0; first < isTaken.length; first++) {
            if (!isTaken[first]) {
                AgentSpec shape = spec.agents().get(first);
                int start = first;
                int[] alike =
                        IntStream.range(first, isTaken.length)
                                .filter(i -> i == start || design.isShared())
                                .filter(i -> isAlike(shape, spec.agents().get(i)))
                                .toArray();
                IntStream.of(alike).forEach(i -> isTaken[i] = true);
                actors.add(new Actor(shape.name(), alike, shape, design, backend));
            }
        }
        return List.copyOf(actors);
    }

    /// Whether one network can decide for both: the same kind of agent, the same numbers in and
    /// out.
    private static boolean isAlike(AgentSpec one, AgentSpec other) {
        return kind(one).equals(kind(other))
                && one.observation().names().equals(other.observation().names())
                && one.action().names().equals(other.action().names())
                && one.action().getClass() == other.action().getClass();
    }

    private static String kind(AgentSpec agent) {
        int cut = agent.name().lastIndexOf('_');
        return cut < 0 ? agent.name() : agent.name().substring(0, cut);
    }

    /// The name of its first agent.
    public String name() {
        return name;
    }

    /// Numbers of its agents in the game.
    public int[] agents() {
        return agents.clone();
    }

    /// Length of an agent's observation.
    public int observationSize() {
        return observationSize;
    }

    /// Length of a row that the network reads.
    public int inputSize() {
        return observationSize + (agents.length > 1 ? agents.length : 0);
    }

    /// What outputs mean.
    public ActionCode code() {
        return code;
    }

    /// How it is built.
    public ActorDesign design() {
        return design;
    }

    /// The network's parameters, and the deviations of a [ActorDesign.Head#GAUSSIAN].
    public Parameters parameters() {
        return parameters;
    }

    /// The network.
    public Network network() {
        return network;
    }

    /// Log standard deviations, one per number of an action.
    ///
    /// @throws IllegalStateException if the head has none
    public Parameter logDeviation() {
        if (logDeviation == null) {
            throw new IllegalStateException("Only a normal distribution has deviations.");
        }
        return logDeviation;
    }

    /// Moments of its agents' observations; used where the design says so.
    public RunningNormaliser moments() {
        return moments;
    }

    /// Orthogonal weights.
    ///
    /// @param outputGain of the last layer; small for policies that start near the middle
    public void initialise(
            RandomStream stream, double hiddenGain, double outputGain, double logDeviationStart) {
        network.initialise(stream, hiddenGain, outputGain);
        double[] all = new double[code.size()];
        Arrays.fill(all, logDeviationStart);
        deviate(all);
    }

    /// Sets the log standard deviations, one per number of an action; does nothing where there are
    /// none.
    public void deviate(double[] logDeviations) {
        if (logDeviation != null) {
            parameters.set(logDeviation, logDeviations);
        }
    }

    /// Mean of the log standard deviations; 0 where there are none.
    public double meanLogDeviation() {
        return logDeviation == null
                ? 0
                : Arrays.stream(parameters.copyOf(logDeviation)).average().orElse(0);
    }

    /// Writes the row that the network reads for one observation.
    ///
    /// @param member which of [#agents()]: 0 for the first
    public void input(double[] observations, int from, int member, float[] row, int at) {
        for (int k = 0; k < observationSize; k++) {
            row[at + k] = read(k, observations[from + k]);
        }
        mark(member, row, at);
    }

    /// The same for observations in single precision.
    public void input(float[] observations, int from, int member, float[] row, int at) {
        for (int k = 0; k < observationSize; k++) {
            row[at + k] = read(k, observations[from + k]);
        }
        mark(member, row, at);
    }

    private float read(int k, double value) {
        return (float) (design.normalisesObservations() ? moments.normalised(k, value) : value);
    }

    private void mark(int member, float[] row, int at) {
        if (agents.length > 1) {
            Arrays.fill(row, at + observationSize, at + inputSize(), 0);
            row[at + observationSize + member] = 1;
        }
    }

    /// Moves the weights towards those of an actor built alike, and takes over its moments.
    ///
    /// @param share of the way, 0 to 1
    void follow(Actor other, double share) {
        parameters.follow(other.parameters, share);
        moments.restore(other.moments.state());
    }

    void save(Checkpoint into) {
        into.put("team." + name, parameters);
        into.put("team." + name + ".moments", moments.state());
    }

    void restore(Checkpoint from) {
        from.restore("team." + name, parameters);
        moments.restore(from.numbers("team." + name + ".moments"));
    }
}
