package org.commonwatt.operate.game;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.reward.StepCosts;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;

/// What each member bears step by step alone under `rule`, without any community, and what its
/// demand would cost at the retailer's price (`docs/FORMULATION.md#alone`).
///
/// @param cost `[step][participant]`: bill, wear, comfort, unserved demand at its value
/// @param grossBill `[participant]`, of the steps that agents decide
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
record AloneCosts(double[][] cost, double[] grossBill) {

    /// @param slice the days of an episode, with those around them
    static AloneCosts of(CommunityDays.Slice slice, int steps, RewardWeights weights) {
        Scenario alone = Baselines.alone(slice.scenario());
        int n = alone.community().size();
        var run = new Simulation(alone, Policies.of("rule", alone, 1));
        var costs = new StepCosts(alone, run.prices(), weights);
        double[][] cost = new double[alone.axis().steps()][n];
        double[] gross = new double[n];
        while (run.hasNext()) {
            int t = run.step();
            run.advance(StepObserver.NONE);
            boolean decided = t >= slice.firstStep() && t < slice.firstStep() + steps;
            for (int i = 0; i < n; i++) {
                cost[t][i] = borne(costs, t, i, run.flows(), run.clearing());
                double price = run.prices().retailPricePerKwh(t, i);
                gross[i] += decided ? price * alone.exogenous().demandKwh(t, i) : 0;
            }
        }
        return new AloneCosts(cost, gross);
    }

    /// What member `i` bears in a step: its bill, what its devices cost beside energy, and its
    /// unserved demand.
    static double borne(StepCosts costs, int t, int i, StepFlows flows, Clearing trades) {
        return costs.bill(t, i, flows, trades)
                + costs.ownCost(t, i, flows, trades)
                + costs.unserved(i, flows);
    }
}
