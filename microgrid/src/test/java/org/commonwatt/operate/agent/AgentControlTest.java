package org.commonwatt.operate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.game.CommunityRules;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class AgentControlTest {
    private static final Genset GENSET = new Genset(2, 0, 0, 0, 0.25, 0, 1.6, 0.7);

    @Test
    void generatorAskedForOnce_isLeftToTheBaseAgain_byTheNextZero() {
        Participant home = Participant.home("a");
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                home.withEquipment(home.equipment().withGenset(GENSET)),
                                new double[4],
                                new double[4])
                        .build();
        var agents = CommunityAgents.of(scenario, AgentScope.ALL);
        // The rule never speaks of generators.
        var control = new AgentControl(agents, 1, CommunityRules.netShare(scenario));
        List<Double> asked = new ArrayList<>();
        Policy everyOther =
                new Policy() {
                    @Override
                    public String name() {
                        return "every other hour";
                    }

                    @Override
                    public void act(Observations o, Actions actions) {
                        double a = asked.size() % 2 == 0 ? 1 : 0;
                        control.apply(o, new double[] {a}, 0, actions);
                        asked.add(actions.genset(0));
                    }
                };
        new Simulation(scenario, everyOther).finish(StepObserver.NONE);
        assertThat(asked).containsExactly(1.0, 0.0, 1.0, 0.0);
    }
}
