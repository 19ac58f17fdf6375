package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.commonwatt.market.CommunityPrice;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.market.MidMarketRate;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Solver;

/// π_t of a scenario under the community price: what another kWh of demand costs the community when
/// everything is operated at least cost (`docs/FORMULATION.md#community-price`).
///
/// The duals of the plan with perfect foresight, the same for every policy of a run, so that
/// policies are compared under one price. Where somebody goes unserved the dual is the value of
/// lost load, which is a cost and never paid by anybody: there, and where there is no plan, the
/// highest price at which no buyer loses takes its place.
public final class CommunityPrices {
    private static final double ROUNDING = 1e-6;

    private CommunityPrices() {}

    /// The scenario with π_t and, where asked for, the shares of [FairShares]; otherwise unchanged
    /// where another mechanism rules, or prices are given.
    ///
    /// @param solver makes what finds the plans, where plans are needed
    public static Scenario priced(Scenario scenario, Supplier<Solver> solver) {
        return FairShares.settled(withPrices(scenario, solver), solver);
    }

    /// Whether a plan has to make the community prices of a scenario: it has none yet.
    public static boolean arePlanned(Scenario scenario) {
        return scenario.mechanism().equals(CommunityPrice.NAME)
                && scenario.market().pricePerKwh().isEmpty();
    }

    private static Scenario withPrices(Scenario scenario, Supplier<Solver> solver) {
        if (!arePlanned(scenario)) {
            return scenario;
        }
        MarketTerms terms = scenario.market();
        // Prices move money, not energy: any mechanism that lets members exchange will do here.
        Scenario pooled = scenario.withMarket(new MidMarketRate().name(), MarketTerms.USUAL);
        PlannedPolicy planner = Planners.oracle(pooled, solver.get(), 1);
        new Simulation(pooled, planner).finish(StepObserver.NONE);
        double[] duals = planner.communityPricePerKwh();
        var prices = new Prices(scenario.tariffs());
        double lostPerKwh = scenario.settings().valueOfLostLoadPerKwh();
        List<Double> pricePerKwh = new ArrayList<>();
        for (int t = 0; t < duals.length; t++) {
            boolean pays = duals[t] < lostPerKwh - ROUNDING;
            pricePerKwh.add(pays ? duals[t] : prices.poolCeilingPerKwh(t));
        }
        return scenario.withMarket(scenario.mechanism(), terms.withPricePerKwh(pricePerKwh));
    }
}
