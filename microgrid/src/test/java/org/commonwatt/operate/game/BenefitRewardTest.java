package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.reward.Credit;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

class BenefitRewardTest {
    private static final int HOURS = 4 * 24;

    private static CommunityRules rules() {
        return CommunityRules.USUAL.withCredit(Credit.BENEFIT).withRandomStart(0);
    }

    private static double[] played(Scenario scenario, CommunityRules rules) {
        var game =
                new CommunityGame(
                        CommunityDays.of(scenario, 2, _ -> true),
                        rules,
                        FeatureScales.of(scenario));
        game.reset(1);
        double[] action = new double[game.spec().actionSize()];
        double[] reward = new double[game.spec().agents().size()];
        double[] sum = new double[reward.length];
        while (!game.ended()) {
            game.step(action, 0);
            game.rewards(reward, 0);
            for (int a = 0; a < sum.length; a++) {
                sum[a] += reward[a];
            }
        }
        return sum;
    }

    /// Nobody pools and everybody follows the rule: every home is as well off as alone. The common
    /// battery, which comes last, is nobody's then.
    @Test
    void rewards_ruleWithoutCommunity_addUpToNothing() {
        Scenario alone = ScenarioFixture.random(9, 3, HOURS, "none");
        double[] sum = played(alone, rules().withBase(each -> Policies.of("rule", each, 1)));
        for (int a = 0; a < sum.length - 1; a++) {
            assertThat(sum[a]).as("agent %d", a).isCloseTo(0, within(1e-9));
        }
    }

    @Test
    void rewards_inACommunity_differFromAlone() {
        Scenario pooled = ScenarioFixture.random(8, 3, HOURS, "mid-market-rate");
        double[] sum = played(pooled, rules().withBase(each -> Policies.of("rule", each, 1)));
        assertThat(Arrays.stream(sum).max().orElse(0)).isGreaterThan(1e-3);
    }

    @Test
    void voices_everyMemberIsSpokenForOnce() {
        Scenario scenario = ScenarioFixture.random(8, 3, HOURS, "mid-market-rate");
        var agents = CommunityAgents.of(scenario, rules().scope());
        var reward = new BenefitReward(agents, scenario.community());
        List<Integer> all = new ArrayList<>();
        for (int a = 0; a < agents.agents().size(); a++) {
            if (agents.agents().get(a).participant() >= 0) {
                all.addAll(reward.voice(a));
            }
        }
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < scenario.community().size(); i++) {
            boolean common = scenario.community().participant(i).kind().isCommonAsset();
            if (!common || all.contains(i)) {
                members.add(i);
            }
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(members);
    }
}
