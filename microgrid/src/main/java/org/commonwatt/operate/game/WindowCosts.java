package org.commonwatt.operate.game;

import java.util.function.Function;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.Scenario;

/// What a policy costs the community in a window of days, without whole runs and their books: for
/// search, which asks often. The day before is run by the rule; what is stored at the end counts at
/// the window's mean price.
///
/// Safe for use by many threads.
public final class WindowCosts {
    private final CommunityDays days;
    private final RewardWeights weights;

    /// @param weights what counts
    public WindowCosts(CommunityDays days, RewardWeights weights) {
        this.days = days;
        this.weights = weights;
    }

    /// The windows.
    public CommunityDays days() {
        return days;
    }

    /// Cost of one window, currency.
    ///
    /// @param window index among [CommunityDays#firstDays()]
    /// @param policy makes the policy for the window's scenario
    public double cost(int window, Function<Scenario, Policy> policy) {
        return cost(days.slice(window), policy);
    }

    /// Cost of one candidate of a window, currency.
    ///
    /// @param windows of the same days
    /// @param drawn the same for all policies that are to be compared
    public double cost(
            CandidateWindows windows,
            CandidateWindows.Drawn drawn,
            Function<Scenario, Policy> policy) {
        return cost(windows.slice(drawn), policy);
    }

    private double cost(CommunityDays.Slice slice, Function<Scenario, Policy> policy) {
        Scenario scenario = slice.scenario();
        return PlayedDays.play(
                        scenario, slice.firstStep(), days.steps(), policy.apply(scenario), weights)
                .totalCost();
    }
}
