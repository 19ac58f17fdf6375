package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.grid.Actions;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

/// What every policy promises: actions in range, the same bits again, no look at the future, and a
/// state that continues where it was.
public abstract class PolicyContract {
    private static final int STEPS = 96;

    /// Number of cases of a property; fewer for policies that take their time.
    protected int seeds(int usual) {
        return usual;
    }

    /// A fresh policy for one copy.
    protected abstract Policy policy(Scenario scenario);

    @Test
    void actions_areFiniteAndWithinRange() {
        Forall.seeds(seeds(20))
                .check(
                        random -> {
                            Scenario scenario = scenario(random.nextInt(1000));
                            Policy inner = policy(scenario);
                            new Simulation(scenario, new RangeChecked(inner))
                                    .finish(StepObserver.NONE);
                        });
    }

    @Test
    void sameScenario_givesTheSameBits() {
        Forall.seeds(seeds(10))
                .check(
                        random -> {
                            Scenario scenario = scenario(random.nextInt(1000));
                            assertThat(hashAfter(scenario, STEPS))
                                    .isEqualTo(hashAfter(scenario, STEPS));
                        });
    }

    @Test
    void future_changesNothingThatIsDoneBefore() {
        Forall.seeds(seeds(10))
                .check(
                        random -> {
                            int seed = random.nextInt(1000);
                            int change = 30 + random.nextInt(40);
                            Scenario same = scenario(seed);
                            Scenario other = ScenarioChange.demandAfter(same, change);
                            assertThat(hashAfter(other, change)).isEqualTo(hashAfter(same, change));
                            assertThat(hashAfter(other, STEPS))
                                    .isNotEqualTo(hashAfter(same, STEPS));
                        });
    }

    @Test
    void restoredState_continuesBitForBit() {
        Forall.seeds(seeds(10))
                .check(
                        random -> {
                            Scenario scenario = scenario(random.nextInt(1000));
                            int cut = 1 + random.nextInt(STEPS - 2);
                            var straight = new Simulation(scenario, policy(scenario));
                            advance(straight, cut);
                            Simulation.Snapshot snapshot = straight.snapshot();
                            straight.finish(StepObserver.NONE);
                            var resumed = new Simulation(scenario, policy(scenario));
                            resumed.restore(snapshot);
                            resumed.finish(StepObserver.NONE);
                            assertThat(resumed.stateHash()).isEqualTo(straight.stateHash());
                        });
    }

    /// The communities that it is tried in.
    protected Scenario scenario(int seed) {
        return ScenarioFixture.random(seed, 4, STEPS, seed % 3 == 0 ? "none" : "mid-market-rate");
    }

    final long hashAfter(Scenario scenario, int steps) {
        var simulation = new Simulation(scenario, policy(scenario));
        advance(simulation, steps);
        return simulation.stateHash();
    }

    private static void advance(Simulation simulation, int steps) {
        for (int t = 0; t < steps; t++) {
            simulation.advance(StepObserver.NONE);
        }
    }

    /// Fails where an action is out of range.
    private record RangeChecked(Policy inner) implements Policy {
        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public void act(Observations observations, Actions actions) {
            inner.act(observations, actions);
            for (int k = 0; k < observations.copies() * observations.participants(); k++) {
                assertThat(actions.storage(k)).isBetween(-1.0, 1.0);
                assertThat(actions.ev(k)).isBetween(-1.0, 1.0);
                assertThat(actions.heat(k)).isBetween(-1.0, 1.0);
                assertThat(actions.job(k)).isBetween(-1.0, 1.0);
                assertThat(actions.genset(k)).isBetween(-1.0, 1.0);
            }
        }
    }
}
