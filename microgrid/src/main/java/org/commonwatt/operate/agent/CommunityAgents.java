package org.commonwatt.operate.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.space.Box;

/// The decision makers of a community, in the order of its participants: everyone with something to
/// move, and behind them the operator where the market lets it set the price. Members with demand
/// only decide nothing.
///
/// Immutable.
public final class CommunityAgents {
    /// One decision maker.
    ///
    /// @param name kind and number, `home_0`
    /// @param participant index of the participant; −1 for the operator
    /// @param levers numbers of its action
    /// @param groups what it sees
    public record Agent(
            String name, int participant, List<Lever> levers, List<FeatureGroup> groups) {
        public Agent {
            levers = List.copyOf(levers);
            groups = List.copyOf(groups);
        }

        List<String> features() {
            return groups.stream().flatMap(group -> group.names().stream()).toList();
        }
    }

    /// Largest absolute value of a feature.
    public static final double LIMIT = 4;

    private static final int OPERATOR = -1;

    private final List<Agent> agents;

    private CommunityAgents(List<Agent> agents) {
        this.agents = List.copyOf(agents);
    }

    /// The agents of a scenario.
    ///
    /// @param scope what they are not given
    /// @throws IllegalArgumentException if nobody has anything to move
    public static CommunityAgents of(Scenario scenario, AgentScope scope) {
        List<Agent> agents = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        boolean pricesByOperator = scenario.mechanism().equals("operator-price");
        for (int i = 0; i < scenario.community().size(); i++) {
            Participant participant = scenario.community().participant(i);
            String kind = prefix(participant.kind());
            int number = counts.merge(kind, 1, Integer::sum) - 1;
            List<Lever> levers =
                    Arrays.stream(Lever.values())
                            .filter(l -> l.isOf(participant) && !scope.fixed().contains(l))
                            .toList();
            if (!levers.isEmpty()) {
                agents.add(
                        new Agent(
                                kind + "_" + number,
                                i,
                                levers,
                                groups(levers, scope.hidden(), pricesByOperator)));
            }
        }
        if (pricesByOperator && !scope.fixed().contains(Lever.PRICE)) {
            List<Lever> price = List.of(Lever.PRICE);
            agents.add(
                    new Agent("operator_0", OPERATOR, price, groups(price, scope.hidden(), true)));
        }
        if (agents.isEmpty()) {
            throw new IllegalArgumentException(
                    "A game needs an agent: nobody in %s has a battery, a vehicle or anything else to move."
                            .formatted(scenario.name()));
        }
        return new CommunityAgents(agents);
    }

    private static String prefix(ParticipantKind kind) {
        return kind == ParticipantKind.SHARED_BATTERY
                ? "battery"
                : kind.prefix().toLowerCase(Locale.ROOT);
    }

    private static List<FeatureGroup> groups(
            List<Lever> levers, Set<FeatureGroup> hidden, boolean pricesByOperator) {
        Set<FeatureGroup> seen =
                EnumSet.of(
                        FeatureGroup.CALENDAR,
                        FeatureGroup.PRICE,
                        FeatureGroup.COMMUNITY,
                        FeatureGroup.STORAGE,
                        FeatureGroup.OUTAGE);
        if (!levers.contains(Lever.PRICE)) {
            seen.add(FeatureGroup.OWN);
        }
        if (levers.contains(Lever.EV)) {
            seen.add(FeatureGroup.VEHICLE);
        }
        if (levers.contains(Lever.HEAT)) {
            seen.add(FeatureGroup.HEAT);
        }
        if (levers.contains(Lever.JOB)) {
            seen.add(FeatureGroup.JOB);
        }
        if (levers.contains(Lever.GENSET)) {
            seen.add(FeatureGroup.GENSET);
        }
        if (pricesByOperator) {
            seen.add(FeatureGroup.POOL);
        }
        seen.removeAll(hidden);
        return List.copyOf(seen);
    }

    /// All agents, in the order of joint observations and actions.
    public List<Agent> agents() {
        return agents;
    }

    /// Shapes and names for learners.
    ///
    /// @param name of the game
    /// @param maxSteps steps of an episode
    /// @param infoNames numbers that describe a step besides
    public EnvSpec spec(String name, int maxSteps, List<String> infoNames) {
        return EnvSpec.of(name, maxSteps, agents.stream().map(this::spec).toList(), infoNames)
                .withState(state());
    }

    private AgentSpec spec(Agent agent) {
        return new AgentSpec(
                agent.name(),
                Box.of(-LIMIT, LIMIT, agent.features()),
                Box.of(-1, 1, agent.levers().stream().map(Lever::key).toList()));
    }

    /// What a central critic sees: what is public once, and every participant's own state of charge
    /// and net.
    private Box state() {
        List<FeatureGroup> shared =
                List.of(
                        FeatureGroup.CALENDAR,
                        FeatureGroup.PRICE,
                        FeatureGroup.COMMUNITY,
                        FeatureGroup.OUTAGE);
        List<String> names =
                new ArrayList<>(shared.stream().flatMap(g -> g.names().stream()).toList());
        names.add("meanSoc");
        for (Agent agent : agents) {
            if (agent.participant() != OPERATOR) {
                names.addAll(
                        Stream.of("soc", "net", "need").map(x -> agent.name() + "/" + x).toList());
            }
        }
        return Box.of(-LIMIT, LIMIT, names);
    }
}
