package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every clearing mechanism keeps. Mechanisms whose theory promises less override a promise.
abstract class ClearingMechanismContract {
    private static final int SEEDS = 3000;
    private static final double TINY = 1e-12;

    abstract ClearingMechanism mechanism();

    /// Whether no member pays more in a step than at its own tariff without a market.
    boolean promisesNeverWorseThanRetail() {
        return true;
    }

    /// Whether dividing one's energy between two meters never pays.
    boolean promisesNoGainFromASecondMeter() {
        return true;
    }

    /// Whether buying from oneself through a second meter never pays.
    boolean promisesNoGainFromWashTrades() {
        return true;
    }

    /// Whether exchanging members with each other exchanges their trades.
    boolean ignoresTheOrderOfMembers() {
        return true;
    }

    /// What two members exchange of which one takes 2 kWh and one gives 2 kWh.
    double exchangedByAnEvenPairKwh() {
        return mechanism().pools() ? 2 : 0;
    }

    @Test
    void name_findsTheMechanism() {
        assertThat(Mechanisms.of(mechanism().name())).hasSameClassAs(mechanism());
        assertThat(Mechanisms.all()).extracting(ClearingMechanism::name).doesNotHaveDuplicates();
    }

    @Test
    void trades_stayWithinTheMetersAndBalance() {
        Forall.seeds(SEEDS).check(r -> staysWithinTheMeters(RandomMarket.draw(r)));
    }

    private void staysWithinTheMeters(RandomMarket market) {
        Clearing c = market.clear(mechanism());
        double slack = TINY * (market.totalKwh() + 1);
        double bought = 0;
        double sold = 0;
        double paid = 0;
        double imports = 0;
        double exports = 0;
        for (int i = 0; i < market.size(); i++) {
            assertThat(c.purchaseKwh[i]).isBetween(0.0, market.flows().gridImportKwh[i]);
            assertThat(c.saleKwh[i]).isBetween(0.0, market.flows().gridExportKwh[i]);
            bought += c.purchaseKwh[i];
            sold += c.saleKwh[i];
            paid += c.purchaseKwh[i] > 0 ? c.purchaseKwh[i] * c.purchasePricePerKwh[i] : 0;
            paid -= c.saleKwh[i] > 0 ? c.saleKwh[i] * c.salePricePerKwh[i] : 0;
            imports += market.flows().gridImportKwh[i];
            exports += market.flows().gridExportKwh[i];
        }
        assertThat(bought).isCloseTo(sold, within(slack));
        assertThat(bought).isLessThanOrEqualTo(Math.min(imports, exports) + slack);
        assertThat(c.pooledKwh[0]).isCloseTo(bought, within(slack));
        assertThat(paid).as("budget").isCloseTo(c.tradeSurplus[0], within(slack));
        assertThat(c.tradeSurplus[0]).as("surplus").isGreaterThanOrEqualTo(-slack);
        assertThat(Arrays.stream(c.communityCharge).sum()).isCloseTo(0, within(slack));
        assertThat(c.firm[0]).isFalse();
        if (bought == 0) {
            assertThat(c.pricePerKwh[0]).isNaN();
        }
    }

    @Test
    void step_neverCostsMoreThanTheRetailer() {
        if (!promisesNeverWorseThanRetail()) {
            return;
        }
        Forall.seeds(SEEDS)
                .check(
                        r -> {
                            RandomMarket market = RandomMarket.draw(r);
                            Clearing c = market.clear(mechanism());
                            double slack = TINY * (market.totalKwh() + 1);
                            for (int i = 0; i < market.size(); i++) {
                                assertThat(market.cost(c, i))
                                        .as("member %d", i)
                                        .isLessThanOrEqualTo(market.retailCost(i) + slack);
                            }
                        });
    }

    @Test
    void feedInPriceAboveAnImportPrice_nothingIsTraded() {
        var terms = TariffTerms.PLAIN;
        Tariff dear = Tariff.flat("dear", terms, 0.4, 0.3, 1);
        Tariff cheap = Tariff.flat("cheap", terms, 0.2, 0.1, 1);
        StepFlows flows = new StepFlows(2);
        flows.gridImportKwh[1] = 2;
        flows.gridExportKwh[0] = 2;
        // The exporter gets 0.3 outside, the importer pays 0.2: no price leaves both whole.
        var market = new RandomMarket(List.of(dear, cheap), flows);
        Clearing c = market.clear(mechanism());
        assertThat(c.purchaseKwh).containsOnly(0);
        assertThat(c.saleKwh).containsOnly(0);
        assertThat(c.pooledKwh[0]).isZero();
        assertThat(c.pricePerKwh[0]).isNaN();
    }

    @Test
    void order_ofTheMembersHasNoInfluence() {
        if (ignoresTheOrderOfMembers()) {
            Forall.seeds(SEEDS).check(this::orderHasNoInfluence);
        }
    }

    private void orderHasNoInfluence(RandomStream r) {
        RandomMarket market = RandomMarket.draw(r);
        int[] order = new int[market.size()];
        Arrays.setAll(order, i -> i);
        r.shuffle(order);
        Clearing one = market.clear(mechanism());
        Clearing two = market.permuted(order).clear(mechanism());
        double slack = TINY * (market.totalKwh() + 1);
        for (int i = 0; i < order.length; i++) {
            int k = order[i];
            assertThat(two.purchaseKwh[i]).isCloseTo(one.purchaseKwh[k], within(slack));
            assertThat(two.saleKwh[i]).isCloseTo(one.saleKwh[k], within(slack));
            assertThat(two.communityCharge[i]).isCloseTo(one.communityCharge[k], within(slack));
        }
        assertThat(two.pooledKwh[0]).isCloseTo(one.pooledKwh[0], within(slack));
    }

    @Test
    void secondMeterOfOneOwner_neverPays() {
        if (!promisesNoGainFromASecondMeter()) {
            return;
        }
        Forall.seeds(SEEDS).check(this::secondMeterNeverPays);
    }

    private void secondMeterNeverPays(RandomStream r) {
        RandomMarket market = RandomMarket.draw(r);
        int i = r.nextInt(market.size());
        double alone = market.cost(market.clear(mechanism()), i);
        double part = r.nextDouble();
        RandomMarket split = market.withSecondMeter(i);
        int second = market.size();
        split.flows().gridImportKwh[second] = part * market.flows().gridImportKwh[i];
        split.flows().gridImportKwh[i] -= split.flows().gridImportKwh[second];
        split.flows().gridExportKwh[second] = part * market.flows().gridExportKwh[i];
        split.flows().gridExportKwh[i] -= split.flows().gridExportKwh[second];
        assertNoGain(split, i, second, alone);
    }

    @Test
    void tradingWithOneself_neverPays() {
        if (!promisesNoGainFromWashTrades()) {
            return;
        }
        Forall.seeds(SEEDS).check(this::tradingWithOneselfNeverPays);
    }

    /// The owner of one meter adds a wash trade: the same energy once more in and once more out.
    /// Tax included: a negative price bears none, so the state pays nobody for trading.
    private void tradingWithOneselfNeverPays(RandomStream r) {
        RandomMarket market = RandomMarket.draw(r);
        int i = r.nextInt(market.size());
        double alone = market.cost(market.clear(mechanism()), i);
        double wash = r.nextDouble(0, 5);
        RandomMarket washed = market.withSecondMeter(i);
        int second = market.size();
        if (market.flows().gridImportKwh[i] > 0) {
            washed.flows().gridImportKwh[i] += wash;
            washed.flows().gridExportKwh[second] = wash;
        } else {
            washed.flows().gridExportKwh[i] += wash;
            washed.flows().gridImportKwh[second] = wash;
        }
        // Where the retailer pays more for a kWh than it asks, buying to sell pays without a
        // market too; what counts is that the market adds nothing to it.
        double outside = washed.retailCost(i) + washed.retailCost(second) - market.retailCost(i);
        assertNoGain(washed, i, second, alone + Math.min(0, outside));
    }

    private void assertNoGain(RandomMarket other, int i, int second, double alone) {
        Clearing c = other.clear(mechanism());
        double both = other.cost(c, i) + other.cost(c, second);
        assertThat(both).isGreaterThanOrEqualTo(alone - TINY * (other.totalKwh() + 1));
    }

    @Test
    void earlierContent_hasNoInfluence() {
        Forall.seeds(500)
                .check(
                        r -> {
                            RandomMarket market = RandomMarket.draw(r);
                            Clearing fresh = market.clear(mechanism());
                            var used = new Clearing(1, market.size());
                            Arrays.fill(used.purchaseKwh, 7);
                            Arrays.fill(used.saleKwh, 7);
                            Arrays.fill(used.communityCharge, 7);
                            used.tradeSurplus[0] = 7;
                            used.firm[0] = true;
                            used.pooledKwh[0] = 7;
                            used.pricePerKwh[0] = 7;
                            mechanism().clear(market.prices(), 0, market.flows(), 0, used);
                            assertThat(used.purchaseKwh).containsExactly(fresh.purchaseKwh);
                            assertThat(used.saleKwh).containsExactly(fresh.saleKwh);
                            assertThat(used.communityCharge).containsExactly(fresh.communityCharge);
                            assertThat(used.tradeSurplus).containsExactly(fresh.tradeSurplus);
                            assertThat(used.firm).containsExactly(fresh.firm);
                            assertThat(used.pooledKwh).containsExactly(fresh.pooledKwh);
                            assertThat(used.pricePerKwh).containsExactly(fresh.pricePerKwh);
                        });
    }

    @Test
    void copy_isReadAndWrittenAtItsOwnPlace() {
        Tariff tariff = Tariff.flat("t", TariffTerms.PLAIN, 0.3, 0.1, 1);
        var prices = new Prices(List.of(tariff, tariff));
        StepFlows flows = new StepFlows(4);
        flows.gridImportKwh[2] = 2;
        flows.gridExportKwh[3] = 2;
        var c = new Clearing(2, 2);
        mechanism().clear(prices, 0, flows, 1, c);
        assertThat(c.purchaseKwh[0]).isZero();
        assertThat(c.saleKwh[1]).isZero();
        assertThat(c.pooledKwh[0]).isZero();
        assertThat(c.pooledKwh[1]).isEqualTo(exchangedByAnEvenPairKwh());
    }

    @Test
    void oneSideOnly_nothingIsTraded() {
        Tariff tariff = Tariff.flat("t", TariffTerms.PLAIN, 0.3, 0.1, 1);
        for (int side = 0; side < 3; side++) {
            StepFlows flows = new StepFlows(2);
            Arrays.fill(flows.gridImportKwh, side == 1 ? 2 : 0);
            Arrays.fill(flows.gridExportKwh, side == 2 ? 2 : 0);
            Clearing c = new RandomMarket(List.of(tariff, tariff), flows).clear(mechanism());
            assertThat(c.purchaseKwh).containsOnly(0);
            assertThat(c.saleKwh).containsOnly(0);
            assertThat(c.pricePerKwh[0]).isNaN();
        }
    }

    @Test
    void settlement_ofItsTradesSumsToZeroAndMatchesTheMeters() {
        Forall.seeds(SEEDS).check(r -> settles(RandomMarket.draw(r)));
    }

    private void settles(RandomMarket market) {
        Clearing c = market.clear(mechanism());
        var settlement = new Settlement(market.prices(), 1);
        var ledger = new Ledger(1, market.size());
        settlement.settle(0, market.flows(), c, 0, ledger);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
        for (int i = 0; i < market.size(); i++) {
            assertThat(
                            ledger.energyMilliwattHours(i, LedgerItem.RETAIL_ENERGY)
                                    + ledger.energyMilliwattHours(i, LedgerItem.POOL_PURCHASE))
                    .isEqualTo(Money.milliwattHours(market.flows().gridImportKwh[i]));
            assertThat(
                            ledger.energyMilliwattHours(i, LedgerItem.FEED_IN)
                                    + ledger.energyMilliwattHours(i, LedgerItem.POOL_SALE))
                    .isEqualTo(-Money.milliwattHours(market.flows().gridExportKwh[i]));
            // Five postings, each half a unit off, and half a mWh of energy.
            assertThat(Money.amount(ledger.memberUnits(i)))
                    .isCloseTo(market.cost(c, i), within(4e-5));
        }
    }
}
