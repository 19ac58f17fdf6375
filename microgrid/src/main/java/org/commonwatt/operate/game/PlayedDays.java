package org.commonwatt.operate.game;

import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.reward.StepCosts;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.LeadIn;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;

/// What a policy cost day by day, without books: payments for energy, wear, unserved demand, and
/// what was taken out of storage, at the mean price of the days played. Standing and demand charges
/// belong to months and are left out.
///
/// @param firstDay index in the scenario of the first day played
/// @param cost per day played, currency
/// @param unservedKwh demand of each day that was not met
@SuppressWarnings("ArrayRecordComponent") // Read, never compared.
public record PlayedDays(int firstDay, double[] cost, double[] unservedKwh) {

    /// Plays days of a scenario.
    ///
    /// @param firstStep first step that the policy decides; the rule decides those before it
    /// @param steps that it decides
    /// @param policy fresh policy for one copy of the scenario
    public static PlayedDays play(
            Scenario scenario, int firstStep, int steps, Policy policy, RewardWeights weights) {
        TimeAxis axis = scenario.axis();
        var run = new Simulation(scenario, policy);
        LeadIn.execute(run, firstStep, policy::observe);
        var costs = new StepCosts(scenario, run.prices(), weights);
        int firstDay = axis.day(firstStep);
        double[] cost = new double[axis.day(firstStep + steps - 1) - firstDay + 1];
        double[] unserved = new double[cost.length];
        double[] gained = new double[cost.length];
        double before = run.storedElectricityKwh();
        double peakKw = 0;
        double price = 0;
        for (int t = firstStep; t < firstStep + steps; t++) {
            policy.act(run.observe(), run.actions());
            double share = policy.operatorShare();
            run.execute(StepObserver.NONE);
            if (!Double.isNaN(share)) {
                run.operatorShare(share);
            }
            int day = axis.day(t) - firstDay;
            cost[day] += costs.commonCost(t, run.flows(), run.clearing(), peakKw);
            for (int i = 0; i < scenario.community().size(); i++) {
                cost[day] += costs.ownCost(t, i, run.flows(), run.clearing());
                unserved[day] += run.flows().unservedKwh[i];
            }
            peakKw = Math.max(peakKw, costs.netKwh(run.flows()) / axis.stepHours());
            price += run.prices().meanRetailPricePerKwh(t) / steps;
            if (t + 1 == firstStep + steps || axis.day(t + 1) - firstDay != day) {
                gained[day] = run.storedElectricityKwh();
            }
        }
        for (int day = 0; day < cost.length; day++) {
            cost[day] -= price * (gained[day] - (day == 0 ? before : gained[day - 1]));
        }
        return new PlayedDays(firstDay, cost, unserved);
    }

    /// Cost of all days, currency.
    public double totalCost() {
        double sum = 0;
        for (double each : cost) {
            sum += each;
        }
        return sum;
    }
}
