package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.reward.Credit;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.ParallelEnvContract;
import org.junit.jupiter.api.Test;

final class CommunityGameTest extends ParallelEnvContract {
    private static final int HOURS = 5 * 24;

    private final Scenario scenario = ScenarioFixture.random(8, 3, HOURS, "mid-market-rate");

    private static CommunityGame game(Scenario scenario, CommunityRules rules) {
        var days = CommunityDays.of(scenario, 2, _ -> true);
        return new CommunityGame(days, rules, FeatureScales.of(scenario));
    }

    @Override
    protected ParallelEnv env() {
        return game(scenario, CommunityRules.USUAL);
    }

    @Override
    protected boolean terminates() {
        return false;
    }

    /// Days are closed in the books, which takes some kilobytes each.
    @Override
    protected int bytesPerStep() {
        return 500;
    }

    /// Four days have one window of two: the run beside the game is the same days.
    @Test
    void actionsOfZero_areTheBasePolicy_toTheLastBit() {
        Scenario days = ScenarioFixture.random(8, 3, 4 * 24, "mid-market-rate");
        CommunityGame game = game(days, CommunityRules.USUAL.withRandomStart(0));
        game.reset(3);
        double[] zeros = new double[game.spec().actionSize()];
        while (!game.ended()) {
            game.step(zeros, 0);
        }
        var run = new Simulation(days, Policies.of("rule", days, 1));
        while (run.step() < 24) {
            run.advance(StepObserver.NONE);
        }
        Policy base = CommunityRules.netShare(days);
        while (run.step() < 72) {
            base.act(run.observe(), run.actions());
            run.execute(StepObserver.NONE);
        }
        assertThat(game.simulation().state()).isEqualTo(run.state());
    }

    /// Whoever does what the expert says gets where the expert gets.
    @Test
    void expertsActions_leadWhereTheExpertLeads() {
        Scenario days = ScenarioFixture.random(8, 3, 4 * 24, "mid-market-rate");
        CommunityGame game =
                game(
                        days,
                        CommunityRules.USUAL
                                .withRandomStart(0)
                                .withExpert(each -> Policies.of("rule", each, 1)));
        game.reset(3);
        double[] asked = new double[game.spec().actionSize()];
        while (!game.ended()) {
            game.expert(asked, 0);
            game.step(asked, 0);
        }
        var run = new Simulation(days, Policies.of("rule", days, 1));
        while (run.step() < 72) {
            run.advance(StepObserver.NONE);
        }
        for (int i = 0; i < days.community().size(); i++) {
            assertThat(game.simulation().state().storedKwh(i))
                    .isCloseTo(run.state().storedKwh(i), within(1e-6));
            assertThat(game.simulation().state().evStoredKwh(i))
                    .isCloseTo(run.state().evStoredKwh(i), within(1e-6));
        }
    }

    @Test
    void teamRewards_areTheCostInTheInfo() {
        CommunityGame game = game(scenario, CommunityRules.USUAL.withCredit(Credit.TEAM));
        game.reset(1);
        double[] info = new double[game.spec().infoNames().size()];
        double[] rewards = new double[game.spec().agents().size()];
        double[] actions = new double[game.spec().actionSize()];
        Arrays.fill(actions, 0.4);
        for (int k = 0; k < 10; k++) {
            game.step(actions, 0);
            game.info(info, 0);
            game.rewards(rewards, 0);
            for (double reward : rewards) {
                assertThat(reward).isCloseTo(-info[0], within(1e-12));
            }
        }
    }

    @Test
    void windowsLongerThanTheScenario_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CommunityDays.of(scenario, 7, _ -> true))
                .withMessageContaining("7 days in a row");
    }
}
