package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

/// What hangs on the load of several communities, by hand. 100 000 units to the currency unit.
final class LoadChargesTest {
    /// 0.30 energy, 0.05 grid fee, 0.01 local fee, 20 % tax, 0.08 for exports.
    private static final Tariff FULL =
            Tariff.flat("full", new TariffTerms(0.05, 0.01, 0, 10, 0.2), 0.3, 0.08, 1);

    private final Settlement settlement = new Settlement(new Prices(List.of(FULL, FULL)), 1);
    private final StepFlows flows = new StepFlows(2);
    private final Clearing clearing = new Clearing(1, 2);
    private final Ledger ledger = new Ledger(1, 2);

    private void settle() {
        flows.gridImportKwh[0] = 2.5;
        flows.gridExportKwh[1] = 1.5;
        clearing.purchaseKwh[0] = 1;
        clearing.saleKwh[1] = 1;
        clearing.purchasePricePerKwh[0] = 0.2;
        clearing.salePricePerKwh[1] = 0.2;
        settlement.load().surcharge(0.1);
        settlement.settle(0, flows, clearing, 0, ledger);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
    }

    @Test
    void surcharge_isOnWhatTheUtilitySells_andIsTaxed() {
        settle();
        // 1.5 kWh · (0.30 + 0.10); the kWh from the neighbour bears none.
        assertThat(ledger.amountUnits(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(60_000);
        assertThat(ledger.amountUnits(0, LedgerItem.POOL_PURCHASE)).isEqualTo(20_000);
        // 20 % of 60 000 + 20 000 + 7 500 grid fee + 1 000 local fee.
        assertThat(ledger.amountUnits(0, LedgerItem.VAT)).isEqualTo(17_700);
        // Exports bear none: 0.5 kWh · 0.08.
        assertThat(ledger.amountUnits(1, LedgerItem.FEED_IN)).isEqualTo(-4_000);
        // The retailer alone: 2.5 · (0.30 + 0.10 + 0.05) · 1.2.
        assertThat(settlement.retailUnits(0)).isEqualTo(135_000);
    }

    @Test
    void surcharge_ofFirmTrades_isOnTheRest() {
        clearing.firm[0] = true;
        settle();
        assertThat(ledger.amountUnits(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(60_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(135_000);
    }

    @Test
    void losses_areBoughtAtTheDearerPrice() {
        flows.gridImportKwh[0] = 1;
        settlement.load().surcharge(0.1);
        settlement.settleLosses(0, 0.5, flows, 0);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        assertThat(ledger.amountUnits(0, LedgerItem.NETWORK_LOSSES)).isEqualTo(20_000);
    }

    @Test
    void coincidentPeak_isPartOfTheDemandCharge() {
        settlement.load().coincidentPeak(0, 7_000);
        double[] peakKw = {2, 0};
        settlement.closeMonth(0, new BillingMonth(1, 1), peakKw, ledger);
        ledger.requireZeroSum(0);
        // 10 · 2 kW beside it, taxed together at 20 %.
        assertThat(ledger.amountUnits(0, LedgerItem.DEMAND_CHARGE)).isEqualTo(2_007_000);
        assertThat(ledger.amountUnits(0, LedgerItem.VAT)).isEqualTo(401_400);
        assertThat(settlement.retailUnits(0)).isEqualTo(2_408_400);
        assertThat(ledger.memberUnits(1)).isZero();
    }

    @Test
    void surcharge_belowZero_isRefused() {
        assertThatThrownBy(() -> settlement.load().surcharge(-0.01))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.01");
    }

    @Test
    void split_addsUpToTheLastUnit() {
        Forall.seeds(50)
                .check(
                        random -> {
                            long[] weights = new long[1 + random.nextInt(9)];
                            Arrays.setAll(weights, _ -> 1 + random.nextInt(1_000_000));
                            long units = random.nextInt(10_000_000);
                            long[] parts = LoadCharges.split(units, weights);
                            assertThat(Arrays.stream(parts).sum()).isEqualTo(units);
                        });
    }

    @Test
    void tariff_chargesByTheLoadOfAll() {
        var tariff = new UtilityTariff(100, 0.002, 0.15, 6);
        assertThat(tariff.surchargePerKwh(-50)).isZero();
        assertThat(tariff.surchargePerKwh(100)).isZero();
        // 30 kW above, 0.002 each.
        assertThat(tariff.surchargePerKwh(130)).isCloseTo(0.06, within(1e-12));
        assertThat(tariff.surchargePerKwh(1_000)).isEqualTo(0.15);
        // 6 · 40 kW · half a month = 120.
        assertThat(tariff.coincidentUnits(40, 0.5)).isEqualTo(12_000_000);
        assertThat(tariff.coincidentUnits(-40, 0.5)).isZero();
        assertThatThrownBy(() -> new UtilityTariff(0, Double.NaN, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
