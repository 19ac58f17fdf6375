package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

final class CorrectionTest {
    private static final Tariff TARIFF =
            Tariff.flat("t", new TariffTerms(0.05, 0.01, 0, 0, 0.2), 0.3, 0.08, 2);

    private static Ledger ledger(long energy, long amount) {
        var ledger = new Ledger(1, 2);
        ledger.post(0, 1, LedgerItem.RETAIL_ENERGY, energy, amount);
        return ledger;
    }

    @Test
    void wrongPosting_isTakenBackAndEnteredAnew() {
        Correction correction = Correction.between(ledger(500, 15), ledger(600, 18));
        assertThat(correction.entries())
                .containsExactly(
                        new Correction.Entry(1, LedgerItem.RETAIL_ENERGY, true, -500, -15),
                        new Correction.Entry(1, LedgerItem.RETAIL_ENERGY, false, 600, 18));
        Ledger later = ledger(500, 15);
        correction.post(later);
        later.requireZeroSum(0);
        assertThat(later.hash()).isEqualTo(ledger(600, 18).hash());
    }

    @Test
    void rightPostings_needNoCorrection() {
        assertThat(Correction.between(ledger(500, 15), ledger(500, 15)).entries()).isEmpty();
    }

    @Test
    void takenBackAndEnteredAgain_isNothing() {
        Ledger ledger = new Ledger(1, 2);
        Correction.between(ledger(500, 15), ledger(600, 18)).post(ledger);
        Correction.between(ledger(600, 18), ledger(500, 15)).post(ledger);
        assertThat(ledger.hash()).isEqualTo(new Ledger(1, 2).hash());
    }

    @Test
    void readings_thatAreNotBehindThePostings_areRefused() {
        var day = MeterDay.withoutTrades(TARIFF, 0, 2);
        double[] one = {1, 0};
        assertThatThrownBy(() -> day.correct(ledger(500, 15), 1, one, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The readings do not give the posted retailEnergy of participant 1.");
        assertThatThrownBy(() -> day.correct(ledger(0, 0), 1, new double[3], one))
                .hasMessageContaining("2 steps but 3 readings");
    }

    @Test
    void sameReadings_changeNothing_otherReadingsTheDay() {
        double[] was = {1, -2};
        var posted = new Ledger(1, 1);
        settle(posted, was);
        var day = MeterDay.withoutTrades(TARIFF, 0, 2);
        assertThat(day.correct(posted, 0, was, was).entries()).isEmpty();
        // From 1 kWh to 2: 0.30 + 0.05 more, and 20 % of it; 0.42 alone, too.
        Correction correction = day.correct(posted, 0, was, new double[] {2, -2});
        assertThat(correction.entries())
                .contains(
                        new Correction.Entry(0, LedgerItem.RETAIL_ENERGY, false, 2_000_000, 60_000),
                        new Correction.Entry(0, LedgerItem.VAT, true, 0, -7_000),
                        new Correction.Entry(0, LedgerItem.VAT, false, 0, 14_000));
        assertThat(correction.retailChanges())
                .containsExactly(new Correction.RetailChange(0, 42_000));
    }

    private static void settle(Ledger to, double[] net) {
        var settlement = new Settlement(new Prices(List.of(TARIFF)), 1);
        for (int t = 0; t < net.length; t++) {
            var flows = new StepFlows(1);
            flows.gridImportKwh[0] = Math.max(0, net[t]);
            flows.gridExportKwh[0] = Math.max(0, -net[t]);
            settlement.settle(t, flows, new Clearing(1, 1), 0, to);
        }
        settlement.closeDay(0, BillingDay.of(0), to);
    }

    @Test
    void anyCorrectedDay_isTheDaySettledWithTheRightReadings() {
        Forall.seeds(3000).check(CorrectionTest::isTheRightDay);
    }

    /// Two members trade firmly; the meter of the first was read wrongly.
    private static void isTheRightDay(RandomStream r) {
        int steps = 1 + r.nextInt(5);
        double vat = r.nextBoolean() ? 0 : 0.2;
        var terms = new TariffTerms(0.05, 0.02, 1, 0, vat);
        Tariff tariff =
                Tariff.flat("t", terms, r.nextDouble(-0.1, 0.5), r.nextDouble(-0.1, 0.2), steps);
        if (r.nextBoolean()) {
            double[] price = new double[steps];
            java.util.Arrays.fill(price, r.nextDouble(-0.1, 0.9));
            tariff = tariff.with(new ImbalancePrices(price, price));
        }
        double[][] net = new double[3][steps];
        double[] bought = new double[steps];
        double[] sold = new double[steps];
        double[] price = new double[steps];
        for (int t = 0; t < steps; t++) {
            net[0][t] = r.nextDouble(-3, 3);
            net[1][t] = r.nextDouble(-3, 3);
            net[2][t] = r.chance(0.5) ? net[0][t] : r.nextDouble(-3, 3);
            price[t] = r.nextDouble(-0.1, 0.4);
            (r.nextBoolean() ? bought : sold)[t] = r.nextDouble(0, 2);
        }
        Trades trades = new Trades(tariff, bought, sold, price);
        Ledger posted = trades.day(net[0], net[1]);
        Ledger right = trades.day(net[2], net[1]);
        Correction correction =
                new MeterDay(tariff, 0, bought, sold, price, price)
                        .correct(posted, 0, net[0], net[2]);
        correction.post(posted);
        posted.requireZeroSum(0);
        assertThat(Correction.between(posted, right).entries()).isEmpty();
    }

    /// What the first member trades with the second.
    private static final class Trades {
        private final Tariff tariff;
        private final double[] bought;
        private final double[] sold;
        private final double[] price;

        Trades(Tariff tariff, double[] bought, double[] sold, double[] price) {
            this.tariff = tariff;
            this.bought = bought;
            this.sold = sold;
            this.price = price;
        }

        Ledger day(double[] first, double[] second) {
            var ledger = new Ledger(1, 2);
            var settlement = new Settlement(new Prices(List.of(tariff, tariff)), 1);
            var flows = new StepFlows(2);
            var clearing = new Clearing(1, 2);
            clearing.firm[0] = true;
            for (int t = 0; t < first.length; t++) {
                flows.gridImportKwh[0] = Math.max(0, first[t]);
                flows.gridExportKwh[0] = Math.max(0, -first[t]);
                flows.gridImportKwh[1] = Math.max(0, second[t]);
                flows.gridExportKwh[1] = Math.max(0, -second[t]);
                clearing.purchaseKwh[0] = bought[t];
                clearing.saleKwh[0] = sold[t];
                clearing.purchaseKwh[1] = sold[t];
                clearing.saleKwh[1] = bought[t];
                java.util.Arrays.fill(clearing.purchasePricePerKwh, price[t]);
                java.util.Arrays.fill(clearing.salePricePerKwh, price[t]);
                settlement.settle(t, flows, clearing, 0, ledger);
            }
            settlement.closeDay(0, BillingDay.of(1), ledger);
            return ledger;
        }
    }
}
