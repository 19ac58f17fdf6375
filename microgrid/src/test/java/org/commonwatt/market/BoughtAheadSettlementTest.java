package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.junit.jupiter.api.Test;

/// Energy bought before the day against the meter, by hand. Ledger units: 100 000 to the currency
/// unit, 1 000 000 mWh to the kWh.
final class BoughtAheadSettlementTest {
    /// 0.30 energy, 0.05 grid fee, 20 % tax, 0.08 for exports; 0.10 the day before.
    private static final Tariff PLAIN =
            Tariff.flat("plain", new TariffTerms(0.05, 0.01, 0, 0, 0.2), 0.3, 0.08, 1)
                    .withDayAhead(new double[] {0.1});

    /// The same with 0.50 for what is missing and 0.02 for what is left.
    private static final Tariff BALANCED =
            PLAIN.with(new ImbalancePrices(new double[] {0.5}, new double[] {0.02}));

    private final StepFlows flows = new StepFlows(1);
    private final Clearing clearing = new Clearing(1, 1);
    private final Ledger ledger = new Ledger(1, 1);

    private double surcharge;

    private Settlement settle(Tariff tariff, double netKwh, long aheadKwh) {
        flows.gridImportKwh[0] = Math.max(0, netKwh);
        flows.gridExportKwh[0] = Math.max(0, -netKwh);
        clearing.committed[0] = true;
        clearing.aheadMilliwattHours[0] = aheadKwh * 1_000_000;
        var settlement = new Settlement(new Prices(List.of(tariff)), 1);
        settlement.load().surcharge(surcharge);
        settlement.settle(0, flows, clearing, 0, ledger);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
        return settlement;
    }

    private long units(LedgerItem item) {
        return ledger.amountUnits(0, item);
    }

    private long energy(LedgerItem item) {
        return ledger.energyMilliwattHours(0, item);
    }

    /// 3 taken, 2 bought: 2 · 0.10 and 1 · 0.50; fee on 3 · 0.05; tax on 0.20 + 0.50 + 0.15.
    @Test
    void takenMore_paysTheImbalancePriceForTheRest() {
        Settlement settlement = settle(BALANCED, 3, 2);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(20_000);
        assertThat(energy(LedgerItem.DAY_AHEAD)).isEqualTo(2_000_000);
        assertThat(units(LedgerItem.IMBALANCE)).isEqualTo(50_000);
        assertThat(energy(LedgerItem.IMBALANCE)).isEqualTo(1_000_000);
        assertThat(units(LedgerItem.GRID_FEE)).isEqualTo(15_000);
        assertThat(units(LedgerItem.VAT)).isEqualTo(17_000);
        // The retailer alone: 3 · 0.35 · 1.2.
        assertThat(settlement.retailUnits(0)).isEqualTo(126_000);
    }

    /// 1 taken, 2 bought: 2 · 0.10 less 1 · 0.02; fee on 0.05; tax on 0.20 + 0.05.
    @Test
    void takenLess_isPaidForWhatIsLeft() {
        settle(BALANCED, 1, 2);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(20_000);
        assertThat(units(LedgerItem.IMBALANCE)).isEqualTo(-2_000);
        assertThat(energy(LedgerItem.IMBALANCE)).isEqualTo(-1_000_000);
        assertThat(units(LedgerItem.GRID_FEE)).isEqualTo(5_000);
        assertThat(units(LedgerItem.VAT)).isEqualTo(5_000);
    }

    /// What the meter gives is sold as ever, what was bought is left: −3 · 0.08, 0.10, −0.02.
    @Test
    void given_isFeedIn_andThePurchaseIsLeft() {
        settle(BALANCED, -3, 1);
        assertThat(units(LedgerItem.FEED_IN)).isEqualTo(-24_000);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(10_000);
        assertThat(units(LedgerItem.IMBALANCE)).isEqualTo(-2_000);
        assertThat(energy(LedgerItem.FEED_IN)).isEqualTo(-3_000_000);
    }

    /// The load of all communities is what is taken, and so is what their utility adds for it: 0.10
    /// on each of 3 kWh taken, whether 2 were bought ahead or 5. Bought 2: 2 · 0.20 and 1 · 0.60;
    /// bought 5: 5 · 0.10 + 3 · 0.10, and 2 · 0.02 back.
    @Test
    void surchargeOfAnArea_isPaidOnWhatIsTaken_whateverWasBought() {
        surcharge = 0.1;
        settle(BALANCED, 3, 2);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(40_000);
        assertThat(units(LedgerItem.IMBALANCE)).isEqualTo(60_000);
        ledger.clear();
        settle(BALANCED, 3, 5);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(80_000);
        assertThat(units(LedgerItem.IMBALANCE)).isEqualTo(-4_000);
        // 20 % of 0.80 and of the fee on what was taken.
        assertThat(units(LedgerItem.VAT)).isEqualTo(19_000);
        ledger.clear();
        settle(BALANCED, -3, 1);
        assertThat(units(LedgerItem.DAY_AHEAD)).isEqualTo(10_000);
    }

    /// Without imbalance prices: 1 kWh at 0.30 more, or 1 kWh at 0.08 back.
    @Test
    void withoutImbalancePrices_importAndFeedInPriceHold() {
        settle(PLAIN, 3, 2);
        assertThat(units(LedgerItem.RETAIL_ENERGY)).isEqualTo(30_000);
        assertThat(units(LedgerItem.GRID_FEE)).isEqualTo(15_000);
        ledger.clear();
        settle(PLAIN, 1, 2);
        assertThat(units(LedgerItem.FEED_IN)).isEqualTo(-8_000);
        assertThat(units(LedgerItem.IMBALANCE)).isZero();
        assertThat(units(LedgerItem.GRID_FEE)).isEqualTo(5_000);
    }
}
