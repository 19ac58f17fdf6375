package org.commonwatt.experiments.training;

import java.util.function.Function;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.UnforeseenDays;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.robust.Weighing;
import org.commonwatt.rl.nn.Workers;

/// What a policy costs on the days for validation, by what its training is after: the mean over
/// windows and their candidates under the weights of its mode, always by the same draws. Without
/// candidates the mean over windows.
///
/// Not thread-safe.
final class WeighedCosts {
    private final WindowCosts costs;
    private final CandidateWindows windows;
    private final Weighing weighing;
    private final double[] returns;
    private final double[] weights;

    WeighedCosts(CommunityGames games, UnforeseenDays days) {
        costs = games.validationCosts();
        windows = days.validation();
        weighing = days.weighing(windows);
        returns = new double[weighing.set().groups() * weighing.set().candidates()];
        weights = new double[returns.length];
    }

    /// Steps of a window.
    int steps() {
        return costs.days().steps();
    }

    /// Mean cost of a window, currency.
    ///
    /// @param policy makes the policy for a window's scenario
    double of(Function<Scenario, Policy> policy, Workers workers) {
        int candidates = windows.candidates();
        workers.run(
                returns.length,
                at -> {
                    var drawn = new CandidateWindows.Drawn(at / candidates, at % candidates, at);
                    returns[at] = -costs.cost(windows, drawn, policy);
                });
        return -weighing.weigh(returns, 1, weights);
    }
}
