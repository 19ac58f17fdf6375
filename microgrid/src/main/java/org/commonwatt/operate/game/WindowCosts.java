package org.commonwatt.operate.game;

import java.util.function.Function;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.reward.StepCosts;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.LeadIn;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;

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
        CommunityDays.Slice slice = days.slice(window);
        Scenario scenario = slice.scenario();
        Policy played = policy.apply(scenario);
        var run = new Simulation(scenario, played);
        LeadIn.execute(run, slice.firstStep(), played::observe);
        Prices prices = run.prices();
        var costs = new StepCosts(scenario, prices, weights);
        double sum = 0;
        double peakKw = 0;
        double price = 0;
        double hours = scenario.axis().stepHours();
        for (int k = 0; k < days.steps(); k++) {
            int t = run.step();
            played.act(run.observe(), run.actions());
            run.execute(StepObserver.NONE);
            sum += costs.commonCost(t, run.flows(), run.clearing(), peakKw);
            for (int i = 0; i < scenario.community().size(); i++) {
                sum += costs.ownCost(t, i, run.flows(), run.clearing());
            }
            peakKw = Math.max(peakKw, costs.netKwh(run.flows()) / hours);
            price += prices.meanRetailPricePerKwh(t) / days.steps();
        }
        return sum - price * run.storedElectricityKwh();
    }
}
