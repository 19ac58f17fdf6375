package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bills by hand. Amounts in ledger units: 100 000 to the currency unit.
final class SettlementTest {
    /// 0.30 energy, 0.05 grid fee, 0.01 local fee, 20 % tax, 0.08 for exports.
    private static final Tariff FULL =
            Tariff.flat("full", new TariffTerms(0.05, 0.01, 0.5, 10, 0.2), 0.3, 0.08, 1);

    private final StepFlows flows = new StepFlows(2);
    private final Clearing clearing = new Clearing(1, 2);
    private final Ledger ledger = new Ledger(1, 2);
    private Settlement settlement = settlement(FULL, FULL);

    private static Settlement settlement(Tariff... tariffs) {
        return new Settlement(new Prices(List.of(tariffs)), 1);
    }

    private void trade(double energyKwh, double pricePerKwh) {
        clearing.purchaseKwh[0] = energyKwh;
        clearing.saleKwh[1] = energyKwh;
        clearing.purchasePricePerKwh[0] = pricePerKwh;
        clearing.salePricePerKwh[1] = pricePerKwh;
    }

    private void settle() {
        settlement.settle(0, flows, clearing, 0, ledger);
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
    }

    private long units(int member, LedgerItem item) {
        return ledger.amountUnits(member, item);
    }

    @Test
    void buyer_paysRetailerNeighbourNetworkAndState() {
        flows.gridImportKwh[0] = 2.5;
        flows.gridExportKwh[1] = 1.5;
        trade(1, 0.2);
        settle();
        // 1.5 kWh · 0.30, 1.5 · 0.05, 1 · 0.20, 1 · 0.01, then 20 % of 73 500.
        assertThat(units(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(45_000);
        assertThat(units(0, LedgerItem.GRID_FEE)).isEqualTo(7_500);
        assertThat(units(0, LedgerItem.POOL_PURCHASE)).isEqualTo(20_000);
        assertThat(units(0, LedgerItem.LOCAL_GRID_FEE)).isEqualTo(1_000);
        assertThat(units(0, LedgerItem.VAT)).isEqualTo(14_700);
        assertThat(ledger.memberUnits(0)).isEqualTo(88_200);
        // The retailer alone: 2.5 · 0.35 · 1.2 = 1.05.
        assertThat(settlement.retailUnits(0)).isEqualTo(105_000);
    }

    @Test
    void seller_getsNeighboursPriceAndFeedIn() {
        flows.gridImportKwh[0] = 2.5;
        flows.gridExportKwh[1] = 1.5;
        trade(1, 0.2);
        settle();
        assertThat(units(1, LedgerItem.POOL_SALE)).isEqualTo(-20_000);
        assertThat(units(1, LedgerItem.FEED_IN)).isEqualTo(-4_000);
        assertThat(ledger.energyMilliwattHours(1, LedgerItem.FEED_IN)).isEqualTo(-500_000);
        assertThat(settlement.retailUnits(1)).isEqualTo(-12_000);
    }

    @Test
    void outsideParties_getWhatMembersPay() {
        flows.gridImportKwh[0] = 2.5;
        flows.gridExportKwh[1] = 1.5;
        trade(1, 0.2);
        settle();
        assertThat(ledger.amountUnits(0, Counterparty.UTILITY)).isEqualTo(-45_000 + 4_000);
        assertThat(ledger.amountUnits(0, Counterparty.GRID_OPERATOR)).isEqualTo(-8_500);
        assertThat(ledger.amountUnits(0, Counterparty.TAX_AUTHORITY)).isEqualTo(-14_700);
        assertThat(ledger.amountUnits(0, Counterparty.POOL)).isZero();
        assertThat(ledger.amountUnits(0, Counterparty.COMMUNITY)).isZero();
    }

    @Test
    void negativePrice_paysTheBuyerWithoutTax() {
        Tariff negative = Tariff.flat("negative", new TariffTerms(0, 0, 0, 0, 0.2), -0.1, -0.2, 1);
        settlement = settlement(negative, negative);
        flows.gridImportKwh[0] = 2;
        flows.gridExportKwh[1] = 1;
        settle();
        assertThat(units(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(-20_000);
        assertThat(units(0, LedgerItem.VAT)).isZero();
        assertThat(settlement.retailUnits(0)).isEqualTo(-20_000);
        // Exporting costs where the feed-in price is negative.
        assertThat(units(1, LedgerItem.FEED_IN)).isEqualTo(20_000);
        assertThat(settlement.retailUnits(1)).isEqualTo(20_000);
    }

    @Test
    void tax_isRoundedHalfToEven() {
        Tariff tenth = Tariff.flat("tenth", new TariffTerms(0, 0, 0, 0, 0.5), 1, 0, 1);
        settlement = settlement(tenth, tenth);
        // 5 and 7 units of energy: 2.5 and 3.5 units of tax.
        flows.gridImportKwh[0] = 0.00005;
        flows.gridImportKwh[1] = 0.00007;
        settle();
        assertThat(units(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(5);
        assertThat(units(0, LedgerItem.VAT)).isEqualTo(2);
        assertThat(units(1, LedgerItem.VAT)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({"500, 0", "501, 1000", "1500, 2000", "2500, 2000", "-500, 0", "-1500, -2000"})
    void wholeCents_areRoundedHalfToEven(long units, long cents) {
        assertThat(Money.toWholeCents(units)).isEqualTo(cents);
    }

    @Test
    void money_convertsBothWays() {
        assertThat(Money.units(1.23456)).isEqualTo(123_456);
        assertThat(Money.amount(123_456)).isEqualTo(1.23456);
        assertThat(Money.milliwattHours(0.0000016)).isEqualTo(2);
        assertThat(Money.kilowattHours(2_500_000)).isEqualTo(2.5);
    }

    @Test
    void retailEnergy_isMeteredMinusTraded_toTheMilliwattHour() {
        flows.gridImportKwh[0] = 1.0 / 3;
        flows.gridExportKwh[1] = 1.0 / 3;
        trade(1.0 / 7, 0.2);
        settle();
        // 333 333 and 142 857 mWh.
        assertThat(ledger.energyMilliwattHours(0, LedgerItem.POOL_PURCHASE)).isEqualTo(142_857);
        assertThat(ledger.energyMilliwattHours(0, LedgerItem.RETAIL_ENERGY)).isEqualTo(190_476);
        assertThat(ledger.energyMilliwattHours(1, LedgerItem.POOL_SALE)).isEqualTo(-142_857);
        assertThat(ledger.energyMilliwattHours(1, LedgerItem.FEED_IN)).isEqualTo(-190_476);
    }

    @Test
    void roundingBetweenBuyersAndSellers_goesToTheCommunity() {
        settlement = settlement(FULL, FULL, FULL);
        StepFlows three = new StepFlows(3);
        three.gridImportKwh[0] = 1;
        three.gridExportKwh[1] = 0.5;
        three.gridExportKwh[2] = 0.5;
        var trades = new Clearing(1, 3);
        trades.purchaseKwh[0] = 0.000_1;
        trades.saleKwh[1] = 0.000_05;
        trades.saleKwh[2] = 0.000_05;
        Arrays.fill(trades.purchasePricePerKwh, 0.26);
        Arrays.fill(trades.salePricePerKwh, 0.26);
        var accounts = new Ledger(1, 3);
        settlement.settle(0, three, trades, 0, accounts);
        accounts.requireZeroSum(0);
        // 100 mWh cost 2.6 units, rounded to 3; 50 mWh bring 1.3, rounded to 1, twice.
        assertThat(accounts.amountUnits(0, LedgerItem.POOL_PURCHASE)).isEqualTo(3);
        assertThat(accounts.amountUnits(0, Counterparty.COMMUNITY)).isEqualTo(-1);
        assertThat(accounts.amountUnits(0, Counterparty.POOL)).isZero();
    }

    @Test
    void tradesThatDoNotBalance_areRefused() {
        flows.gridImportKwh[0] = 2;
        flows.gridExportKwh[1] = 2;
        trade(1, 0.2);
        clearing.salePricePerKwh[1] = 0.19;
        assertThatThrownBy(this::settle)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("step 0 leave");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void tradesWithoutAPrice_areRefused(double price) {
        flows.gridImportKwh[0] = 2;
        flows.gridExportKwh[1] = 2;
        trade(1, price);
        assertThatThrownBy(this::settle)
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not " + price);
    }

    @Test
    void money_isRoundedHalfToEvenOverItsWholeRange() {
        Forall.seeds(2000)
                .check(
                        r -> {
                            double amount =
                                    r.nextDouble(-1, 1) * Math.pow(10, r.nextDouble(-3, 15));
                            double half = Math.rint(amount) + 0.5;
                            assertThat(Money.rounded(amount)).isEqualTo((long) Math.rint(amount));
                            assertThat(Money.rounded(half)).isEqualTo((long) Math.rint(half));
                        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p51, -0x1p51, Double.NEGATIVE_INFINITY})
    void money_beyondItsRange_isRefused(double units) {
        assertThatThrownBy(() -> Money.rounded(units))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not " + units);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 30, 4000})
    void cheapAndDearCurrencies_settleAlike(double price) {
        Tariff tariff = Tariff.flat("t", TariffTerms.PLAIN, price, price / 3, 1);
        Forall.seeds(300)
                .check(
                        r -> {
                            StepFlows many = new StepFlows(5);
                            for (int i = 0; i < 5; i++) {
                                double net = r.nextDouble(-1e-3, 1e-3);
                                many.gridImportKwh[i] = Math.max(0, net);
                                many.gridExportKwh[i] = Math.max(0, -net);
                            }
                            var prices = new Prices(Collections.nCopies(5, tariff));
                            var trades = new Clearing(1, 5);
                            new MidMarketRate().clear(prices, 0, many, 0, trades);
                            var accounts = new Ledger(1, 5);
                            new Settlement(prices, 1).settle(0, many, trades, 0, accounts);
                            accounts.requireZeroSum(0);
                        });
    }

    @Test
    void promiseInTheRange_neverCostsMoreThanRetail() {
        Forall.seeds(2000).check(SettlementTest::neverCostsMoreThanRetail);
    }

    /// Any price between feed-in and import, any traded amount.
    private static void neverCostsMoreThanRetail(RandomStream r) {
        double fee = r.nextDouble(0, 0.1);
        double localFee = fee * r.nextDouble();
        double feedIn = r.nextDouble(-0.2, 0.2);
        double price = feedIn + r.nextDouble(0, 0.3);
        var terms = new TariffTerms(fee, localFee, 0, 0, r.nextDouble(0, 0.25));
        Tariff tariff = Tariff.flat("t", terms, price, feedIn, 1);
        var prices = new Prices(List.of(tariff, tariff));
        StepFlows meters = new StepFlows(2);
        meters.gridImportKwh[0] = r.nextDouble(0, 3);
        meters.gridExportKwh[1] = r.nextDouble(0, 3);
        double traded = r.nextDouble() * Math.min(meters.gridImportKwh[0], meters.gridExportKwh[1]);
        double p = r.nextDouble(prices.poolFloorPerKwh(0), prices.poolCeilingPerKwh(0) + 1e-300);
        var trades = new Clearing(1, 2);
        trades.purchaseKwh[0] = traded;
        trades.saleKwh[1] = traded;
        trades.purchasePricePerKwh[0] = p;
        trades.salePricePerKwh[1] = p;
        var settlement = new Settlement(prices, 1);
        var accounts = new Ledger(1, 2);
        settlement.settle(0, meters, trades, 0, accounts);
        settlement.closeDay(0, BillingDay.of(0), accounts);
        for (int i = 0; i < 2; i++) {
            // Rounding of four postings, their tax and the retail bill.
            assertThat(accounts.memberUnits(i)).isLessThanOrEqualTo(settlement.retailUnits(i) + 4);
        }
    }

    @Test
    void standingCharge_isPostedByTheCoveredPartOfTheDayWithTax() {
        settlement.closeDay(0, BillingDay.of(0.5), ledger);
        ledger.requireZeroSum(0);
        assertThat(units(1, LedgerItem.FIXED)).isEqualTo(25_000);
        assertThat(units(1, LedgerItem.VAT)).isEqualTo(5_000);
        assertThat(settlement.retailUnits(1)).isEqualTo(30_000);
    }

    @Test
    void demandCharge_isPostedByPeakAndCoveredPartOfTheMonthWithTax() {
        settlement.closeMonth(0, new BillingMonth(6, 0.5), new double[] {3, 0}, ledger);
        ledger.requireZeroSum(0);
        // 10 · 3 kW · ½ = 15.
        assertThat(units(0, LedgerItem.DEMAND_CHARGE)).isEqualTo(1_500_000);
        assertThat(units(0, LedgerItem.VAT)).isEqualTo(300_000);
        assertThat(settlement.retailUnits(0)).isEqualTo(1_800_000);
        assertThat(ledger.memberUnits(1)).isZero();
    }

    @Test
    void copies_areSettledApart() {
        var two = new Settlement(new Prices(List.of(FULL, FULL)), 2);
        StepFlows four = new StepFlows(4);
        four.gridImportKwh[2] = 1;
        var trades = new Clearing(2, 2);
        var accounts = new Ledger(2, 2);
        two.settle(0, four, trades, 1, accounts);
        two.closeDay(1, BillingDay.of(1), accounts);
        two.closeMonth(1, new BillingMonth(6, 1), new double[] {1, 0}, accounts);
        accounts.requireZeroSum(0);
        accounts.requireZeroSum(1);
        assertThat(accounts.memberUnits(0)).isZero();
        assertThat(two.retailUnits(0)).isZero();
        // 42 000 energy, 60 000 fixed, 1 200 000 peak.
        assertThat(two.retailUnits(2)).isEqualTo(1_302_000);
        assertThat(accounts.memberUnits(2)).isEqualTo(1_302_000);
        var copy = new Settlement(new Prices(List.of(FULL, FULL)), 2);
        copy.copyFrom(two);
        assertThat(copy.retailUnits(2)).isEqualTo(1_302_000);
    }

    @Test
    void noCopies_areRefused() {
        var prices = new Prices(List.of(FULL));
        assertThatThrownBy(() -> new Settlement(prices, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("copies (0)");
        assertThatThrownBy(() -> new Clearing(0, 1)).hasMessageContaining("copies (0)");
        assertThatThrownBy(() -> new Clearing(1, 0)).hasMessageContaining("participants (0)");
    }
}
