package org.commonwatt.operate.game;

import java.util.function.Function;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.policy.NetSharePolicy;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.RulePolicy;
import org.commonwatt.operate.policy.ScenarioDevices;
import org.commonwatt.operate.reward.Credit;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What a [CommunityGame] is about, beside the community and its days.
///
/// @param credit whose cost agents are charged with
/// @param weights of the parts of cost
/// @param scope what agents are not given
/// @param base makes the policy that agents deviate from
/// @param expert makes the policy that can be asked what it would do; null for none
/// @param randomStart share of episodes whose batteries begin with random contents
public record CommunityRules(
        Credit credit,
        RewardWeights weights,
        AgentScope scope,
        Function<Scenario, Policy> base,
        @Nullable Function<Scenario, Policy> expert,
        double randomStart) {
    /// Difference rewards, everything visible, deviations from shares of the net.
    public static final CommunityRules USUAL =
            new CommunityRules(
                    Credit.DIFFERENCE,
                    RewardWeights.USUAL,
                    AgentScope.ALL,
                    CommunityRules::netShare,
                    null,
                    0.7);

    public CommunityRules {
        if (!(randomStart >= 0 && randomStart <= 1)) {
            throw new IllegalArgumentException(
                    "The randomStart (%s) must lie in 0 to 1.".formatted(randomStart));
        }
    }

    /// The usual base policy.
    public static Policy netShare(Scenario scenario) {
        return new NetSharePolicy(
                new ScenarioDevices(scenario.community(), scenario.axis().stepHours()),
                RulePolicy.Settings.of(scenario));
    }

    /// The same with another base policy.
    public CommunityRules withBase(Function<Scenario, Policy> other) {
        return new CommunityRules(credit, weights, scope, other, expert, randomStart);
    }

    /// The same with an expert.
    public CommunityRules withExpert(Function<Scenario, Policy> other) {
        return new CommunityRules(credit, weights, scope, base, other, randomStart);
    }

    /// The same with another credit.
    public CommunityRules withCredit(Credit other) {
        return new CommunityRules(other, weights, scope, base, expert, randomStart);
    }

    /// The same with another share of random starts.
    public CommunityRules withRandomStart(double share) {
        return new CommunityRules(credit, weights, scope, base, expert, share);
    }

    /// The same with other weights.
    public CommunityRules withWeights(RewardWeights others) {
        return new CommunityRules(credit, others, scope, base, expert, randomStart);
    }

    /// The same with another scope of agents.
    public CommunityRules withScope(AgentScope other) {
        return new CommunityRules(credit, weights, other, base, expert, randomStart);
    }
}
