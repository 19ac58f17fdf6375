package org.commonwatt.rl.env;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.FiniteSpace;

/// What an environment is from outside: its agents, and where their numbers lie in flat arrays.
///
/// A *joint* observation holds the observations of all agents one behind the other, in the order of
/// the agents; so does a joint action; joint rewards are one number per agent. An array may hold
/// several of them, one behind the other: those of copy c start at c times the joint size.
///
/// Immutable; one object per environment.
public final class EnvSpec {
    private final String name;
    private final int maxSteps;
    private final List<AgentSpec> agents;
    private final List<String> infoNames;
    private final Box state;
    private final boolean stateIsObservation;
    private final int[] observationAt;
    private final int[] actionAt;

    /// Per number of a joint action, how many choices it has; 0 for a number within bounds.
    private final int[] choices;

    private EnvSpec(
            String name,
            int maxSteps,
            List<AgentSpec> agents,
            List<String> infoNames,
            Optional<Box> state) {
        this.name = name;
        this.maxSteps = maxSteps;
        this.agents = List.copyOf(agents);
        this.infoNames = List.copyOf(infoNames);
        observationAt = new int[agents.size() + 1];
        actionAt = new int[agents.size() + 1];
        Set<String> names = new HashSet<>();
        for (int i = 0; i < agents.size(); i++) {
            AgentSpec agent = agents.get(i);
            if (!names.add(agent.name())) {
                throw new IllegalArgumentException("Two agents are called " + agent.name());
            }
            observationAt[i + 1] = observationAt[i] + agent.observation().size();
            actionAt[i + 1] = actionAt[i] + agent.action().size();
        }
        if (agents.isEmpty() || maxSteps < 1) {
            throw new IllegalArgumentException(
                    "An environment needs an agent and a step: %s has %d and %d"
                            .formatted(name, agents.size(), maxSteps));
        }
        choices = new int[actionAt[agents.size()]];
        for (int i = 0; i < agents.size(); i++) {
            if (agents.get(i).action() instanceof FiniteSpace finite) {
                for (int k = 0; k < finite.size(); k++) {
                    choices[actionAt[i] + k] = finite.choices(k);
                }
            }
        }
        stateIsObservation = state.isEmpty();
        this.state = state.orElseGet(() -> joint(this.agents, AgentSpec::observation));
    }

    /// An environment whose state, for a central critic, is the joint observation.
    ///
    /// @param name of the environment
    /// @param maxSteps an episode is truncated after this many steps at the latest
    /// @param agents at least one, with different names
    /// @param infoNames names of the numbers that describe a step besides
    public static EnvSpec of(
            String name, int maxSteps, List<AgentSpec> agents, List<String> infoNames) {
        return new EnvSpec(name, maxSteps, agents, infoNames, Optional.empty());
    }

    /// The same with a state of its own, for a central critic or mixer.
    public EnvSpec withState(Box ownState) {
        return new EnvSpec(name, maxSteps, agents, infoNames, Optional.of(ownState));
    }

    /// One box of all agents' boxes, names with the agent's before them.
    static Box joint(List<AgentSpec> agents, Function<AgentSpec, Box> part) {
        List<String> names = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (AgentSpec agent : agents) {
            Box box = part.apply(agent);
            for (int k = 0; k < box.size(); k++) {
                names.add(agent.name() + "/" + box.names().get(k));
                low.add(box.low(k));
                high.add(box.high(k));
            }
        }
        return new Box(
                low.stream().mapToDouble(Double::doubleValue).toArray(),
                high.stream().mapToDouble(Double::doubleValue).toArray(),
                names);
    }

    /// Name of the environment.
    public String name() {
        return name;
    }

    /// An episode is truncated after this many steps at the latest.
    public int maxSteps() {
        return maxSteps;
    }

    /// The agents, always all of them, always in this order.
    public List<AgentSpec> agents() {
        return agents;
    }

    /// Names of the numbers that describe a step besides.
    public List<String> infoNames() {
        return infoNames;
    }

    /// What a central critic may see.
    public Box state() {
        return state;
    }

    /// Whether [#state()] is the joint observation, number for number.
    public boolean stateIsObservation() {
        return stateIsObservation;
    }

    /// Length of a joint observation.
    public int observationSize() {
        return observationAt[agents.size()];
    }

    /// Where an agent's observation starts in the joint one.
    public int observationAt(int agent) {
        return observationAt[agent];
    }

    /// Length of a joint action.
    public int actionSize() {
        return actionAt[agents.size()];
    }

    /// Where an agent's action starts in the joint one.
    public int actionAt(int agent) {
        return actionAt[agent];
    }

    /// Where the numbers of a copy start in an array.
    ///
    /// @param length of the array: a whole number of copies
    /// @param copy index of the copy
    /// @param size numbers per copy
    /// @throws IllegalArgumentException if the array has another shape
    /// @throws IndexOutOfBoundsException if the array does not hold this copy
    public static int start(int length, int copy, int size) {
        if (size == 0) {
            return 0;
        }
        if (length % size != 0) {
            throw new IllegalArgumentException(
                    "An array must hold whole copies of %d numbers: its length is %d"
                            .formatted(size, length));
        }
        return Objects.checkIndex(copy, length / size) * size;
    }

    /// Where the joint action of a copy starts, after a look at it: every number is finite, every
    /// choice is one.
    ///
    /// @throws IllegalArgumentException naming agent, entry and value otherwise
    public int actionStart(double[] actions, int copy) {
        int start = start(actions.length, copy, actionSize());
        requireUsable(actions, start);
        return start;
    }

    /// The same for a joint action that is known to be there.
    void requireUsable(double[] actions, int start) {
        for (int k = 0; k < choices.length; k++) {
            double value = actions[start + k];
            boolean isUsable =
                    choices[k] == 0
                            ? Double.isFinite(value)
                            : value >= 0 && value < choices[k] && value == (int) value;
            if (!isUsable) {
                throw refusal(k, value);
            }
        }
    }

    private IllegalArgumentException refusal(int entry, double value) {
        int agent = 0;
        while (actionAt[agent + 1] <= entry) {
            agent++;
        }
        AgentSpec whose = agents.get(agent);
        String what = whose.action().names().get(entry - actionAt[agent]);
        String rule =
                choices[entry] == 0
                        ? "a number"
                        : "a whole number from 0 to " + (choices[entry] - 1);
        return new IllegalArgumentException(
                "%s, action of %s: %s must be %s: %s"
                        .formatted(name, whose.name(), what, rule, value));
    }
}
