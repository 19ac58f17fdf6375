package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// Trades agreed before delivery, by hand and at random. Ledger units: 100 000 to the currency
/// unit, 1 000 000 mWh to the kWh.
final class FirmTradesTest {
    /// 0.30 energy, 0.05 grid fee, 0.01 local fee, 20 % tax, 0.08 for exports.
    private static final Tariff PLAIN =
            Tariff.flat("plain", new TariffTerms(0.05, 0.01, 0, 0, 0.2), 0.3, 0.08, 1);

    /// The same with 0.50 for what was taken beyond the trades and 0.02 for what was left of them.
    private static final Tariff BALANCED =
            PLAIN.with(new ImbalancePrices(new double[] {0.5}, new double[] {0.02}));

    private final StepFlows flows = new StepFlows(2);
    private final Clearing clearing = firm(2);
    private final Ledger ledger = new Ledger(1, 2);

    private static Clearing firm(int n) {
        var clearing = new Clearing(1, n);
        clearing.firm[0] = true;
        return clearing;
    }

    /// Member 0 buys 2 kWh from member 1 at 0.2.
    private Settlement settle(Tariff tariff) {
        clearing.purchaseKwh[0] = 2;
        clearing.saleKwh[1] = 2;
        clearing.purchasePricePerKwh[0] = 0.2;
        clearing.salePricePerKwh[1] = 0.2;
        var settlement = new Settlement(new Prices(List.of(tariff, tariff)), 1);
        settlement.settle(0, flows, clearing, 0, ledger);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
        return settlement;
    }

    private long units(int member, LedgerItem item) {
        return ledger.amountUnits(member, item);
    }

    private long energy(int member, LedgerItem item) {
        return ledger.energyMilliwattHours(member, item);
    }

    @Test
    void buyerThatTookMore_paysTheImbalancePriceForTheRest() {
        flows.gridImportKwh[0] = 3;
        flows.gridExportKwh[1] = 2;
        Settlement settlement = settle(BALANCED);
        assertThat(units(0, LedgerItem.POOL_PURCHASE)).isEqualTo(40_000);
        assertThat(units(0, LedgerItem.IMBALANCE)).isEqualTo(50_000);
        assertThat(energy(0, LedgerItem.IMBALANCE)).isEqualTo(1_000_000);
        assertThat(units(0, LedgerItem.RETAIL_ENERGY)).isZero();
        // 2 kWh came from a neighbour, 1 through the grid; tax on 40 000 + 50 000 + 2 000 + 5 000.
        assertThat(units(0, LedgerItem.LOCAL_GRID_FEE)).isEqualTo(2_000);
        assertThat(units(0, LedgerItem.GRID_FEE)).isEqualTo(5_000);
        assertThat(units(0, LedgerItem.VAT)).isEqualTo(19_400);
        // The retailer alone: 3 · 0.35 · 1.2.
        assertThat(settlement.retailUnits(0)).isEqualTo(126_000);
        assertThat(units(1, LedgerItem.POOL_SALE)).isEqualTo(-40_000);
        assertThat(units(1, LedgerItem.IMBALANCE)).isZero();
    }

    @Test
    void buyerThatTookLess_sellsTheRestAtTheImbalancePrice() {
        flows.gridImportKwh[0] = 0.5;
        flows.gridExportKwh[1] = 2;
        settle(BALANCED);
        // 1.5 kWh back at 0.02, not taxed; fee on the half kWh that came; tax on 40 000 + 500.
        assertThat(units(0, LedgerItem.IMBALANCE)).isEqualTo(-3_000);
        assertThat(energy(0, LedgerItem.IMBALANCE)).isEqualTo(-1_500_000);
        assertThat(units(0, LedgerItem.LOCAL_GRID_FEE)).isEqualTo(500);
        assertThat(units(0, LedgerItem.GRID_FEE)).isZero();
        assertThat(units(0, LedgerItem.VAT)).isEqualTo(8_100);
    }

    @Test
    void sellerThatImported_buysWhatItSoldAndWhatItTook() {
        flows.gridImportKwh[0] = 2;
        flows.gridImportKwh[1] = 1;
        settle(BALANCED);
        // Sold 2, took 1: 3 kWh at 0.50; network fee on the 1 kWh that came through the meter.
        assertThat(energy(1, LedgerItem.IMBALANCE)).isEqualTo(3_000_000);
        assertThat(units(1, LedgerItem.IMBALANCE)).isEqualTo(150_000);
        assertThat(units(1, LedgerItem.GRID_FEE)).isEqualTo(5_000);
        assertThat(units(1, LedgerItem.VAT)).isEqualTo(31_000);
    }

    @Test
    void withoutImbalancePrices_theRetailerSettlesTheRest() {
        flows.gridImportKwh[0] = 3;
        flows.gridExportKwh[1] = 5;
        settle(PLAIN);
        assertThat(units(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(30_000);
        assertThat(units(0, LedgerItem.GRID_FEE)).isEqualTo(5_000);
        assertThat(units(1, LedgerItem.FEED_IN)).isEqualTo(-24_000);
        assertThat(units(0, LedgerItem.IMBALANCE)).isZero();
        assertThat(ledger.amountUnits(0, Counterparty.UTILITY)).isEqualTo(-30_000 + 24_000);
    }

    @Test
    void surplusOfTheTrades_goesToTheCommunity_andIsRemembered() {
        flows.gridImportKwh[0] = 2;
        flows.gridExportKwh[1] = 2;
        clearing.tradeSurplus[0] = 0.1;
        clearing.purchaseKwh[0] = 2;
        clearing.saleKwh[1] = 2;
        clearing.purchasePricePerKwh[0] = 0.25;
        clearing.salePricePerKwh[1] = 0.2;
        var settlement = new Settlement(new Prices(List.of(PLAIN, PLAIN)), 1);
        settlement.settle(0, flows, clearing, 0, ledger);
        assertThat(settlement.surplusUnits(0)).isEqualTo(10_000);
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isEqualTo(-10_000);
        ledger.requireZeroSum(0);
    }

    @Test
    void surplusThatTheTradesDoNotLeave_isRefused() {
        clearing.tradeSurplus[0] = 0.1;
        assertThatThrownBy(() -> settle(PLAIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("step 0 leave 10000");
    }

    @Test
    void communityCharge_isPostedAgainstTheCommunity() {
        clearing.communityCharge[0] = 0.3;
        clearing.communityCharge[1] = -0.3;
        settle(PLAIN);
        assertThat(units(0, LedgerItem.COMMUNITY_SURPLUS)).isEqualTo(30_000);
        assertThat(units(1, LedgerItem.COMMUNITY_SURPLUS)).isEqualTo(-30_000);
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isZero();
    }

    @Test
    void communityCharges_thatDoNotSumToZero_areRefused() {
        clearing.communityCharge[0] = 0.3;
        clearing.communityCharge[1] = -0.2;
        assertThatThrownBy(() -> settle(PLAIN))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("charges of step 0 sum to 10000");
    }

    @Test
    void anyFirmTrades_andTheRest_addUpToTheMeter() {
        Forall.seeds(100_000).check(FirmTradesTest::addsUpToTheMeter);
    }

    private static void addsUpToTheMeter(RandomStream r) {
        RandomMarket market = RandomMarket.draw(r);
        int n = market.size();
        boolean balanced = r.nextBoolean();
        var trades = firm(n);
        randomTrades(r, n, trades);
        var accounts = new Ledger(1, n);
        var settlement = new Settlement(balanced ? withImbalance(r, market) : market.prices(), 1);
        settlement.settle(0, market.flows(), trades, 0, accounts);
        settlement.closeDay(0, BillingDay.of(0), accounts);
        accounts.requireZeroSum(0);
        for (int i = 0; i < n; i++) {
            long metered =
                    Money.milliwattHours(
                            market.flows().gridImportKwh[i] - market.flows().gridExportKwh[i]);
            long sum = 0;
            for (LedgerItem item :
                    List.of(
                            LedgerItem.RETAIL_ENERGY,
                            LedgerItem.FEED_IN,
                            LedgerItem.POOL_PURCHASE,
                            LedgerItem.POOL_SALE,
                            LedgerItem.IMBALANCE)) {
                sum += accounts.energyMilliwattHours(i, item);
            }
            assertThat(sum).isEqualTo(metered);
            assertThat(settlement.importMilliwattHours(i)).isEqualTo(Math.max(0, metered));
            LedgerItem other = balanced ? LedgerItem.RETAIL_ENERGY : LedgerItem.IMBALANCE;
            assertThat(accounts.energyMilliwattHours(i, other)).isZero();
        }
    }

    private static Prices withImbalance(RandomStream r, RandomMarket market) {
        var prices =
                new ImbalancePrices(
                        new double[] {r.nextDouble(-0.2, 1)}, new double[] {r.nextDouble(-0.2, 1)});
        List<Tariff> tariffs = new ArrayList<>();
        market.tariffs().forEach(tariff -> tariffs.add(tariff.with(prices)));
        return new Prices(tariffs);
    }

    /// Pairs of members that trade whatever amounts, whatever they meter.
    private static void randomTrades(RandomStream r, int n, Clearing trades) {
        double price = r.nextDouble(-0.1, 0.5);
        for (int i = 0; i + 1 < n; i += 2) {
            double energyKwh = r.chance(0.2) ? 0 : r.nextDouble(0, 8);
            int buyer = r.nextBoolean() ? i : i + 1;
            trades.purchaseKwh[buyer] = energyKwh;
            trades.saleKwh[2 * i + 1 - buyer] = energyKwh;
            trades.purchasePricePerKwh[buyer] = price;
            trades.salePricePerKwh[2 * i + 1 - buyer] = price;
        }
    }

    @Test
    void tradesThatAreParts_ofTheMeter_settleTheSameFirmOrNot() {
        Forall.seeds(20_000)
                .check(
                        r -> {
                            RandomMarket market = RandomMarket.draw(r);
                            Clearing trades = market.clear(new MidMarketRate());
                            Ledger plain = day(market, trades);
                            trades.firm[0] = true;
                            assertThat(day(market, trades).hash()).isEqualTo(plain.hash());
                        });
    }

    private static Ledger day(RandomMarket market, Clearing trades) {
        var accounts = new Ledger(1, market.size());
        var settlement = new Settlement(market.prices(), 1);
        settlement.settle(0, market.flows(), trades, 0, accounts);
        settlement.closeDay(0, BillingDay.of(0), accounts);
        return accounts;
    }
}
