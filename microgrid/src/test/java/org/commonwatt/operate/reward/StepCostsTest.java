package org.commonwatt.operate.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.Money;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class StepCostsTest {
    private static final double WEAR_PER_KWH = 0.02;

    /// Mechanisms that go with purchases ahead: trades are not agreed before delivery.
    private static final List<String> POOLS =
            List.of("none", "mid-market-rate", "supply-demand-ratio", "dynamic-nem", "coefficient");

    /// A loss-free battery of 10 kWh and 2 kW, half full.
    private static Participant home(String id) {
        return Participant.home(id)
                .withBattery(new Battery(10, 2, 2, 1, 1, 0, 1, 0, WEAR_PER_KWH, 0.5, null, null));
    }

    /// Two such homes with a demand of 3 kWh each, at 0.30 for import and 0.10 for feed-in.
    private static Simulation twoHomes(String mechanism) {
        double[] demand = {3, 3, 3, 3};
        Scenario scenario =
                new ScenarioFixture()
                        .member(home("home_0"), demand, new double[4])
                        .member(home("home_1"), demand, new double[4])
                        .mechanism(mechanism)
                        .build();
        return new Simulation(scenario, Policies.of("none", scenario, 1));
    }

    private static StepCosts costs(Simulation run) {
        return new StepCosts(run.scenario(), run.prices(), RewardWeights.SYSTEM_COST);
    }

    private static double difference(StepCosts costs, Simulation run, int i) {
        double common = costs.commonCost(0, run.flows(), run.clearing(), 0);
        return costs.difference(0, i, run.flows(), run.clearing(), 0, common);
    }

    @Test
    void dischargingOneKwh_savesItsPrice_lessWear() {
        Simulation run = twoHomes("mid-market-rate");
        run.observe();
        run.actions().storage(0, -0.5);
        run.execute(StepObserver.NONE);
        // 1 kWh less at 0.30, worn at 0.02.
        assertThat(difference(costs(run), run, 0)).isCloseTo(0.30 - 0.02, within(1e-12));
        assertThat(difference(costs(run), run, 1)).isZero();
    }

    @Test
    void energyInACircle_earnsNothing() {
        Simulation run = twoHomes("mid-market-rate");
        run.observe();
        run.actions().storage(0, -1);
        run.actions().storage(1, 1);
        run.execute(StepObserver.NONE);
        StepCosts costs = costs(run);
        // 2 kWh out of one battery and into the other: 0.60 and −0.60, and 4 kWh of wear.
        double both = difference(costs, run, 0) + difference(costs, run, 1);
        assertThat(both).isCloseTo(-4 * WEAR_PER_KWH, within(1e-12));
    }

    /// What the ledger's outside parties got by the end is what the steps' payments add up to, but
    /// for half a unit of rounding per posting.
    @Test
    void payments_addUpToTheLedger() {
        Forall.seeds(10)
                .check(
                        random -> {
                            for (String mechanism : Mechanisms.names()) {
                                Scenario scenario =
                                        withoutCharges(
                                                ScenarioFixture.random(
                                                        random.nextInt(1000), 4, 48, mechanism));
                                assertThat(ledgerMinusSteps(scenario))
                                        .as(mechanism)
                                        .isCloseTo(0, within(0.02));
                            }
                        });
    }

    /// The same where energy is bought ahead, at imbalance prices and without them.
    @Test
    void payments_ofWhoBuysAhead_addUpToTheLedger() {
        Forall.seeds(6)
                .check(
                        random -> {
                            for (String mechanism : POOLS) {
                                Scenario usual =
                                        withoutCharges(
                                                ScenarioFixture.random(
                                                        random.nextInt(1000), 4, 48, mechanism));
                                Scenario ahead = ScenarioFixture.boughtAhead(usual);
                                assertThat(ledgerMinusSteps(ahead))
                                        .as(mechanism)
                                        .isCloseTo(0, within(0.02));
                                assertThat(ledgerMinusSteps(withoutImbalance(ahead)))
                                        .as(mechanism)
                                        .isCloseTo(0, within(0.02));
                            }
                        });
    }

    private static Scenario withoutImbalance(Scenario scenario) {
        return scenario.withTariffs(
                scenario.tariffs().stream()
                        .map(tariff -> tariff.with((ImbalancePrices) null))
                        .toList());
    }

    /// What both homes need, 6 kWh, was bought at 0.15: 1 kWh less taken is left of it, and sold
    /// back at 0.02; 1 kWh more would be missing, at 0.45.
    @Test
    void energyBoughtAhead_isSavedAndMissedAtImbalancePrices() {
        assertThat(differenceAhead(-0.5)).isCloseTo(0.02 - WEAR_PER_KWH, within(1e-9));
        assertThat(differenceAhead(0.5)).isCloseTo(-0.45 - WEAR_PER_KWH, within(1e-9));
    }

    private static double differenceAhead(double storage) {
        Scenario scenario = ScenarioFixture.boughtAhead(twoHomes("mid-market-rate").scenario());
        Simulation run = new Simulation(scenario, Policies.of("none", scenario, 1));
        run.observe();
        run.actions().storage(0, storage);
        run.execute(StepObserver.NONE);
        run.clearing().divideAhead(0, 2, 6_000_000, run.flows());
        return difference(costs(run), run, 0);
    }

    private static double ledgerMinusSteps(Scenario scenario) {
        var run = new Simulation(scenario, Policies.of("rule", scenario, 1));
        var costs = new StepCosts(scenario, run.prices(), RewardWeights.SYSTEM_COST);
        long[] outside = {0};
        var parties =
                List.of(
                        Counterparty.UTILITY,
                        Counterparty.GRID_OPERATOR,
                        Counterparty.TAX_AUTHORITY);
        var watcher =
                new StepObserver() {
                    @Override
                    public void onCounterparty(
                            int day, Counterparty party, long energy, long amountUnits) {
                        outside[0] -= parties.contains(party) ? amountUnits : 0;
                    }
                };
        double steps = 0;
        while (run.hasNext()) {
            int t = run.step();
            run.advance(watcher);
            steps += costs.payment(t, run.flows(), run.clearing());
        }
        return Money.amount(outside[0]) - steps;
    }

    /// The same community without standing and demand charges.
    private static Scenario withoutCharges(Scenario scenario) {
        int steps = scenario.axis().steps();
        double[] imports = new double[steps];
        double[] exports = new double[steps];
        Tariff tariff = scenario.tariffs().getFirst();
        for (int t = 0; t < steps; t++) {
            imports[t] = tariff.importPricePerKwh(t);
            exports[t] = tariff.feedInPricePerKwh(t);
        }
        var plain = new Tariff("plain", new TariffTerms(0.05, 0.02, 0, 0, 0.05), imports, exports);
        return new Scenario(
                scenario.name(),
                scenario.currency(),
                scenario.seed(),
                scenario.axis(),
                scenario.community(),
                scenario.exogenous(),
                Collections.nCopies(scenario.community().size(), plain),
                scenario.mechanism(),
                scenario.settings(),
                scenario.assumptions());
    }
}
