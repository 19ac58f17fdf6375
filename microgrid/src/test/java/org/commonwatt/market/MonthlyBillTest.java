package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.EnergyTiers.Block;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// Bills of whole months by hand. One step a day; amounts in ledger units, 100 000 to the currency
/// unit.
final class MonthlyBillTest {
    private static final TariffTerms TENTH = new TariffTerms(0, 0, 0, 0, 0.1);

    /// 0.02 above 250 kWh a month.
    private static final EnergyTiers TWO =
            EnergyTiers.ofBlocks(
                    List.of(new Block(250, 0), new Block(Double.POSITIVE_INFINITY, 0.02)), 1);

    private final StepFlows flows = new StepFlows(2);
    private final Clearing clearing = new Clearing(1, 2);
    private final Ledger day = new Ledger(1, 2);
    private final Ledger month = new Ledger(1, 2);

    private static Settlement settlement(TariffTerms terms, MonthlyTerms monthly) {
        Tariff tariff = Tariff.flat("t", terms, 0.2, 0.1, 1).with(monthly);
        return new Settlement(new Prices(List.of(tariff, tariff)), 1);
    }

    private static MonthlyTerms monthly(double fixed, double minimum, Discount discount) {
        return new MonthlyTerms(null, fixed, 0, minimum, DemandTerms.PLAIN, discount);
    }

    private static Discount share(double share) {
        return new Discount(share, Discount.Base.BILL, true, 0);
    }

    /// A day of `days`, the run covering `monthShare` of the month.
    private void day(Settlement settlement, int d, int days, double monthShare) {
        settlement.settle(0, flows, clearing, 0, day);
        double before = monthShare * d / days;
        double after = d + 1 == days ? monthShare : monthShare * (d + 1) / days;
        settlement.closeDay(0, new BillingDay(1, before, after, monthShare), day);
        day.requireZeroSum(0);
        month.add(day);
        day.clear();
    }

    private void month(Settlement settlement, int days, double monthShare) {
        month.clear();
        for (int d = 0; d < days; d++) {
            day(settlement, d, days, monthShare);
        }
        settlement.closeMonth(0, new BillingMonth(1, monthShare), new double[2], month);
        month.requireZeroSum(0);
    }

    private long units(LedgerItem item) {
        return month.amountUnits(0, item);
    }

    @Test
    void tiers_ofAWholeMonth_areItsIntegralWithTax() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE.withTiers(TWO));
        flows.gridImportKwh[0] = 10;
        month(settlement, 30, 1);
        // 300 kWh: 60 of energy, 50 · 0.02 = 1 of tiers, 6.10 of tax.
        assertThat(units(LedgerItem.RETAIL_ENERGY)).isEqualTo(6_000_000);
        assertThat(units(LedgerItem.TIER_ADJUSTMENT)).isEqualTo(100_000);
        assertThat(units(LedgerItem.VAT)).isEqualTo(610_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(6_710_000);
        assertThat(month.memberUnits(0)).isEqualTo(6_710_000);
        assertThat(month.memberUnits(1)).isZero();
    }

    @Test
    void tiers_startAnewEachMonth() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE.withTiers(TWO));
        flows.gridImportKwh[0] = 10;
        month(settlement, 30, 1);
        month(settlement, 25, 1);
        assertThat(units(LedgerItem.TIER_ADJUSTMENT)).isZero();
    }

    @Test
    void tiers_ofHalfAMonth_haveHalfTheThresholds() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE.withTiers(TWO));
        flows.gridImportKwh[0] = 10;
        month(settlement, 15, 0.5);
        // 150 kWh, 25 beyond 125.
        assertThat(units(LedgerItem.TIER_ADJUSTMENT)).isEqualTo(50_000);
    }

    @Test
    void energyFromNeighbours_countsInNoTierButInTheRetailBill() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE.withTiers(TWO));
        flows.gridImportKwh[0] = 10;
        flows.gridExportKwh[1] = 5;
        clearing.purchaseKwh[0] = 5;
        clearing.saleKwh[1] = 5;
        clearing.purchasePricePerKwh[0] = 0.15;
        clearing.salePricePerKwh[1] = 0.15;
        month(settlement, 30, 1);
        assertThat(units(LedgerItem.TIER_ADJUSTMENT)).isZero();
        // 150 · 0.20 + 150 · 0.15 with tax.
        assertThat(month.memberUnits(0)).isEqualTo(5_775_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(6_710_000);
    }

    @Test
    void monthlyCharges_addUpToTheCent_overTheDays() {
        var terms = new MonthlyTerms(null, 21.28, 7.01, 0, DemandTerms.PLAIN, Discount.NONE);
        Settlement settlement = settlement(TENTH, terms);
        month(settlement, 31, 1);
        assertThat(units(LedgerItem.FIXED)).isEqualTo(2_128_000);
        assertThat(units(LedgerItem.CAPACITY_CHARGE)).isEqualTo(701_000);
        assertThat(month.amountUnits(0, Counterparty.GRID_OPERATOR)).isEqualTo(-2 * 701_000);
        month(settlement, 7, 0.25);
        assertThat(units(LedgerItem.FIXED)).isEqualTo(532_000);
    }

    @Test
    void minimumBill_toppedUpBeforeTax() {
        Settlement settlement = settlement(TENTH, monthly(3, 10, Discount.NONE));
        flows.gridImportKwh[0] = 1;
        flows.gridExportKwh[1] = 100;
        month(settlement, 10, 1);
        // 2 of energy and 3 standing; 5 are missing. Exports count for nothing.
        assertThat(units(LedgerItem.MINIMUM_BILL)).isEqualTo(500_000);
        assertThat(units(LedgerItem.VAT)).isEqualTo(100_000);
        assertThat(month.memberUnits(0)).isEqualTo(1_100_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(1_100_000);
        assertThat(month.amountUnits(1, LedgerItem.MINIMUM_BILL)).isEqualTo(700_000);
    }

    @Test
    void discount_isPaidByTheFundAndLeavesTheTaxAlone() {
        Settlement settlement = settlement(TENTH, monthly(3, 0, share(0.6)));
        flows.gridImportKwh[0] = 1;
        month(settlement, 10, 1);
        // 5 with 0.50 of tax; the fund pays 3.30.
        assertThat(units(LedgerItem.VAT)).isEqualTo(50_000);
        assertThat(units(LedgerItem.SUBSIDY)).isEqualTo(-330_000);
        assertThat(month.memberUnits(0)).isEqualTo(220_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(220_000);
        // The other member has the standing charge alone: 3.30 · 0.6.
        assertThat(month.amountUnits(0, Counterparty.OUTSIDE_FUND)).isEqualTo(330_000 + 198_000);
    }

    @Test
    void credit_neverPaysMoreThanTheMonthsCharges() {
        var credit = new Discount(0, Discount.Base.BILL, true, 4);
        Settlement settlement = settlement(TENTH, monthly(3, 0, credit));
        flows.gridImportKwh[0] = 1;
        flows.gridExportKwh[1] = 1;
        month(settlement, 10, 1);
        assertThat(units(LedgerItem.SUBSIDY)).isEqualTo(-400_000);
        // 3.30 of charges; what the exports earn is kept.
        assertThat(month.amountUnits(1, LedgerItem.SUBSIDY)).isEqualTo(-330_000);
        assertThat(month.memberUnits(1)).isEqualTo(-100_000);
    }

    @Test
    void ratchet_billsPartOfAnEarlierPeak_forItsMonths() {
        var demand = new DemandTerms(List.of(), 0.8, 2);
        Settlement settlement =
                settlement(
                        new TariffTerms(0, 0, 0, 10, 0),
                        new MonthlyTerms(null, 0, 0, 0, demand, Discount.NONE));
        // 10 per kW; peaks 5, 3, 1, 1: billed 5, max(3, 4), max(1, 4), max(1, 0.8·3).
        double[] peaks = {5, 3, 1, 1};
        long[] charged = {5_000_000, 4_000_000, 4_000_000, 2_400_000};
        for (int m = 0; m < peaks.length; m++) {
            month.clear();
            settlement.closeMonth(0, new BillingMonth(m + 1, 1), new double[] {peaks[m], 0}, month);
            assertThat(units(LedgerItem.DEMAND_CHARGE)).as("month %d", m).isEqualTo(charged[m]);
        }
    }

    @Test
    void seasonalDemandCharge_isThatOfTheMonth() {
        var byMonth =
                List.of(
                        11.66, 11.66, 11.66, 11.66, 19.99, 19.99, 19.99, 19.99, 19.99, 19.99, 1.0,
                        2.0);
        Settlement settlement =
                settlement(
                        TariffTerms.PLAIN,
                        new MonthlyTerms(
                                null, 0, 0, 0, new DemandTerms(byMonth, 0, 0), Discount.NONE));
        settlement.closeMonth(0, new BillingMonth(10, 1), new double[] {2, 0}, month);
        assertThat(units(LedgerItem.DEMAND_CHARGE)).isEqualTo(3_998_000);
    }

    @Test
    void losses_arePaidProRataToImports_atTheMeanEnergyPrice() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE);
        flows.gridImportKwh[0] = 3;
        flows.gridImportKwh[1] = 1;
        settlement.settleLosses(0, 0.4, flows, 0);
        settlement.closeDay(0, BillingDay.of(1), day);
        day.requireZeroSum(0);
        // 0.3 and 0.1 kWh at 0.20, and tax.
        assertThat(day.amountUnits(0, LedgerItem.NETWORK_LOSSES)).isEqualTo(6_000);
        assertThat(day.amountUnits(1, LedgerItem.NETWORK_LOSSES)).isEqualTo(2_000);
        assertThat(day.energyMilliwattHours(1, LedgerItem.NETWORK_LOSSES)).isEqualTo(100_000);
        assertThat(day.amountUnits(0, LedgerItem.VAT)).isEqualTo(600);
        assertThat(day.amountUnits(0, Counterparty.UTILITY)).isEqualTo(-8_000);
        // The network loses as much without a market.
        assertThat(settlement.retailUnits(0)).isEqualTo(6_600);
    }

    @Test
    void losses_whereNobodyImports_arePaidByExporters() {
        Settlement settlement = settlement(TariffTerms.PLAIN, MonthlyTerms.NONE);
        flows.gridExportKwh[1] = 2;
        settlement.settleLosses(0, 0.1, flows, 0);
        settlement.closeDay(0, BillingDay.of(1), day);
        assertThat(day.amountUnits(0, LedgerItem.NETWORK_LOSSES)).isZero();
        assertThat(day.amountUnits(1, LedgerItem.NETWORK_LOSSES)).isEqualTo(2_000);
    }

    @Test
    void losses_keepTheirSumToTheUnit() {
        Forall.seeds(300).check(MonthlyBillTest::lossesAddUp);
    }

    private static void lossesAddUp(RandomStream r) {
        int n = 1 + r.nextInt(8);
        Tariff tariff = Tariff.flat("t", TENTH, r.nextDouble(-0.2, 0.5), 0, 1);
        Settlement settlement =
                new Settlement(new Prices(java.util.Collections.nCopies(n, tariff)), 1);
        double lost = 0;
        for (int t = 0; t < 5; t++) {
            StepFlows flows = new StepFlows(n);
            for (int i = 0; i < n; i++) {
                flows.gridImportKwh[i] = r.chance(0.5) ? r.nextDouble(0, 2) : 0;
                flows.gridExportKwh[i] = r.chance(0.3) ? r.nextDouble(0, 2) : 0;
            }
            double loss = r.nextDouble(0, 0.01);
            lost += loss;
            settlement.settleLosses(0, loss, flows, 0);
        }
        Ledger ledger = new Ledger(1, n);
        settlement.closeDay(0, BillingDay.of(1), ledger);
        ledger.requireZeroSum(0);
        assertThat(-ledger.energyMilliwattHours(0, Counterparty.UTILITY))
                .isEqualTo(Money.milliwattHours(lost));
        assertThat(-ledger.amountUnits(0, Counterparty.UTILITY))
                .isEqualTo(Money.units(lost * tariff.importPricePerKwh(0)));
    }

    @Test
    void fuel_isPaidToItsSupplierWithoutFurtherTax() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE);
        settlement.postFuel(0, new double[] {1.5, 0}, day);
        settlement.closeDay(0, BillingDay.of(1), day);
        day.requireZeroSum(0);
        assertThat(day.amountUnits(0, LedgerItem.FUEL)).isEqualTo(150_000);
        assertThat(day.amountUnits(0, Counterparty.FUEL_SUPPLIER)).isEqualTo(-150_000);
        assertThat(day.memberUnits(0)).isEqualTo(150_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(150_000);
    }

    @Test
    void negativePoolPrice_takesNoTaxOffOtherPurchases() {
        Settlement settlement = settlement(TENTH, MonthlyTerms.NONE);
        flows.gridImportKwh[0] = 3;
        flows.gridExportKwh[1] = 1;
        clearing.purchaseKwh[0] = 1;
        clearing.saleKwh[1] = 1;
        clearing.purchasePricePerKwh[0] = -0.05;
        clearing.salePricePerKwh[1] = -0.05;
        settlement.settle(0, flows, clearing, 0, day);
        settlement.closeDay(0, BillingDay.of(1), day);
        // 2 kWh at 0.20 are taxed with 0.04; the 0.05 that the seller pays are not.
        assertThat(day.amountUnits(0, LedgerItem.VAT)).isEqualTo(4_000);
        assertThat(day.memberUnits(0)).isEqualTo(40_000 - 5_000 + 4_000);
        assertThat(day.memberUnits(1)).isEqualTo(5_000);
    }

    @Test
    void months_ofRandomTariffs_sumToZero_andCostAloneWhatTheyCostWithoutTrade() {
        Forall.seeds(200).check(MonthlyBillTest::withoutTradeTheRetailBillIsTheBill);
    }

    private static void withoutTradeTheRetailBillIsTheBill(RandomStream r) {
        var terms = new TariffTerms(0.05, 0.02, 0.3, 4, r.chance(0.5) ? 0 : 0.19);
        var blocks =
                List.of(
                        new Block(r.nextDouble(1, 50), r.nextDouble(-0.05, 0.1)),
                        new Block(Double.POSITIVE_INFINITY, r.nextDouble(-0.05, 0.1)));
        var monthly =
                new MonthlyTerms(
                        EnergyTiers.ofBlocks(blocks, 1),
                        r.nextDouble(0, 20),
                        r.nextDouble(0, 5),
                        r.nextDouble(0, 40),
                        new DemandTerms(List.of(), r.nextDouble(), 3),
                        new Discount(r.nextDouble(), Discount.Base.BILL, true, r.nextDouble(0, 9)));
        Tariff tariff = Tariff.flat("t", terms, r.nextDouble(-0.1, 0.4), 0.1, 1).with(monthly);
        Settlement settlement = new Settlement(new Prices(List.of(tariff, tariff)), 1);
        long paid = 0;
        for (int m = 0; m < 3; m++) {
            var months = new MonthlyBillTest();
            months.flows.gridImportKwh[0] = r.nextDouble(0, 5);
            months.flows.gridExportKwh[1] = r.nextDouble(0, 5);
            months.month(settlement, 1 + r.nextInt(10), r.nextDouble(0.1, 1));
            paid += months.month.memberUnits(0);
            assertThat(months.units(LedgerItem.SUBSIDY)).isLessThanOrEqualTo(0);
        }
        assertThat(settlement.retailUnits(0)).isEqualTo(paid);
    }

    @Test
    void copiedSettlement_goesOnLikeTheOther() {
        var terms = new MonthlyTerms(TWO, 3, 1, 0, new DemandTerms(List.of(), 0.9, 2), share(0.1));
        Settlement one = settlement(new TariffTerms(0, 0, 0, 2, 0.1), terms);
        Settlement other = settlement(new TariffTerms(0, 0, 0, 2, 0.1), terms);
        flows.gridImportKwh[0] = 20;
        one.settleLosses(0, 0.1, flows, 0);
        one.closeMonth(0, new BillingMonth(1, 1), new double[] {9, 0}, new Ledger(1, 2));
        one.settleLosses(0, 0.1, flows, 0);
        one.settle(0, flows, clearing, 0, new Ledger(1, 2));
        other.copyFrom(one);
        month(one, 20, 1);
        long hash = month.hash();
        month(other, 20, 1);
        assertThat(month.hash()).isEqualTo(hash);
        assertThat(other.retailUnits(0)).isEqualTo(one.retailUnits(0));
    }
}
