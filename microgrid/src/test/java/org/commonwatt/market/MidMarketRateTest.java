package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.GoldenFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class MidMarketRateTest extends ClearingMechanismContract {
    private static final String RATE = "mid_market_rate";
    private static final double TINY = 1e-12;
    private static final Tariff PLAIN = Tariff.flat("plain", TariffTerms.PLAIN, 0.3, 0.1, 1);

    @Override
    ClearingMechanism mechanism() {
        return new MidMarketRate();
    }

    private static RandomMarket market(List<Tariff> tariffs, double... net) {
        return new RandomMarket(tariffs, flows(net));
    }

    private static StepFlows flows(double... net) {
        StepFlows flows = new StepFlows(net.length);
        for (int i = 0; i < net.length; i++) {
            flows.gridImportKwh[i] = Math.max(0, net[i]);
            flows.gridExportKwh[i] = Math.max(0, -net[i]);
        }
        return flows;
    }

    private static List<Tariff> all(Tariff tariff, int members) {
        return Collections.nCopies(members, tariff);
    }

    @Test
    void scarcity_isSharedByTheBuyersProRata() {
        Clearing c = market(all(PLAIN, 3), 3, 1, -2).clear(mechanism());
        // 2 kWh for 4 kWh of demand: half of each.
        assertThat(c.purchaseKwh).containsExactly(1.5, 0.5, 0);
        assertThat(c.saleKwh).containsExactly(0, 0, 2);
        assertThat(c.pricePerKwh[0]).isCloseTo(0.2, within(TINY));
        assertThat(c.pooledKwh[0]).isEqualTo(2);
    }

    @Test
    void abundance_isSharedByTheSellersProRata() {
        Clearing c = market(all(PLAIN, 3), 1, -3, -1).clear(mechanism());
        // 1 kWh for 4 kWh of supply: a quarter of each.
        assertThat(c.purchaseKwh).containsExactly(1, 0, 0);
        assertThat(c.saleKwh).containsExactly(0, 0.75, 0.25);
    }

    @Test
    void gridFeeThatLocalEnergySaves_raisesThePrice() {
        Tariff fees = Tariff.flat("fees", new TariffTerms(0.1, 0.02, 0, 0, 0.2), 0.3, 0.1, 1);
        Clearing c = market(all(fees, 2), 2, -2).clear(mechanism());
        // Between 0.1 and 0.3 + 0.1 − 0.02.
        assertThat(c.pricePerKwh[0]).isCloseTo(0.24, within(TINY));
    }

    @Test
    void severalTariffs_theNarrowestRangeCounts() {
        Tariff other = Tariff.flat("other", TariffTerms.PLAIN, 0.25, 0.12, 1);
        Clearing c = market(List.of(PLAIN, other), 2, -2).clear(mechanism());
        // Between 0.12 and 0.25.
        assertThat(c.pricePerKwh[0]).isCloseTo(0.185, within(TINY));
    }

    @Test
    void rangeOfOnePrice_isTradedAtIt() {
        Tariff flat = Tariff.flat("flat", TariffTerms.PLAIN, 0.2, 0.2, 1);
        Clearing c = market(all(flat, 2), 2, -2).clear(mechanism());
        assertThat(c.purchaseKwh[0]).isEqualTo(2);
        assertThat(c.pricePerKwh[0]).isCloseTo(0.2, within(TINY));
    }

    @Test
    void negativePrices_areTradedInTheirMiddle() {
        Tariff negative = Tariff.flat("negative", TariffTerms.PLAIN, -0.1, -0.3, 1);
        Clearing c = market(all(negative, 2), 2, -2).clear(mechanism());
        assertThat(c.pricePerKwh[0]).isCloseTo(-0.2, within(TINY));
    }

    @Test
    void unknownName_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Mechanisms.of("midmarket"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(midmarket)")
                .hasMessageContaining("mid-market-rate")
                .hasMessageContaining("none");
    }

    /// A step of a golden case.
    record GoldenStep(String name, JsonNode step) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<GoldenSettlement> goldenCases() {
        return GoldenSettlement.cases();
    }

    static Stream<GoldenStep> goldenSteps() {
        return goldenCases().stream()
                .flatMap(
                        golden ->
                                GoldenFiles.elements(golden.of(RATE).get("steps"))
                                        .map(
                                                step ->
                                                        new GoldenStep(
                                                                golden.name() + step.get("step"),
                                                                step)));
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenSteps")
    void step_matchesTheReference(GoldenStep golden) {
        RandomMarket market = GoldenSettlement.market(golden.step());
        Clearing c = market.clear(mechanism());
        double[] bills = GoldenFiles.numbers(golden.step().get("bills"));
        double buyPrice = golden.step().get("buy_price").asDouble();
        double sellPrice = golden.step().get("sell_price").asDouble();
        double sum = 0;
        for (int i = 0; i < bills.length; i++) {
            double cost = market.cost(c, i);
            assertThat(cost).as("bill %d", i).isCloseTo(bills[i], within(TINY));
            double imports = market.flows().gridImportKwh[i];
            double exports = market.flows().gridExportKwh[i];
            assertThat(cost).isCloseTo(imports * buyPrice - exports * sellPrice, within(TINY));
            sum += cost;
        }
        assertThat(sum).isCloseTo(golden.step().get("sum_bills").asDouble(), within(TINY));
    }

    @Tag("golden")
    @ParameterizedTest
    @MethodSource("goldenCases")
    void settledCase_matchesTheReferenceToTheLedgersUnit(GoldenSettlement golden) {
        List<RandomMarket> steps = golden.steps();
        double[] bills = GoldenFiles.numbers(golden.of(RATE).get("bills"));
        double[] alone = GoldenFiles.numbers(golden.content().get("standalone_bills"));
        var ledger = new Ledger(1, bills.length);
        long[] retail = new long[bills.length];
        for (RandomMarket step : steps) {
            var settlement = new Settlement(step.prices(), 1);
            settlement.settle(0, step.flows(), step.clear(mechanism()), 0, ledger);
            for (int i = 0; i < retail.length; i++) {
                retail[i] += settlement.retailUnits(i);
            }
        }
        ledger.requireZeroSum(0);
        // Two postings a step, half a unit each, and half a mWh of traded energy.
        double slack = 2e-5 * steps.size();
        for (int i = 0; i < bills.length; i++) {
            assertThat(Money.amount(ledger.memberUnits(i))).isCloseTo(bills[i], within(slack));
            assertThat(Money.amount(retail[i])).isCloseTo(alone[i], within(slack));
        }
        double utility = -Money.amount(ledger.amountUnits(0, LedgerItem.Counterparty.UTILITY));
        double paid = golden.of(RATE).get("paid_to_utility").asDouble();
        assertThat(utility).isCloseTo(paid, within(slack * bills.length));
    }
}
