package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.RecordFuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tariffs, their terms, and the prices compiled from them.
final class TariffTest {
    private static final double TINY = 1e-12;

    @Test
    void terms_wrongNumbers_areRefusedByName() {
        RecordFuzz.check(new TariffTerms(0.1, 0, 0.3, 5, 0.2), (name, value) -> false);
    }

    @Test
    void terms_localFeeAboveTheGridFee_isRefused() {
        assertThatThrownBy(() -> new TariffTerms(0.05, 0.06, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The localGridFeePerKwh (0.06) must not exceed the gridFeePerKwh (0.05).");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void tariff_priceThatIsNoNumber_isRefusedAtItsStep(double wrong) {
        double[] fine = {0.3, -0.1, 0.2};
        double[] bad = {0.3, 0.1, wrong};
        assertThatThrownBy(() -> new Tariff("x", TariffTerms.PLAIN, bad, fine))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The import price (%s) of the tariff x at step 2 must be finite."
                                .formatted(wrong));
        assertThatThrownBy(() -> new Tariff("x", TariffTerms.PLAIN, fine, bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("feed-in price (" + wrong + ")");
    }

    @Test
    void tariff_seriesOfUnequalLength_areRefused() {
        assertThatThrownBy(() -> new Tariff("x", TariffTerms.PLAIN, new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The tariff x has 2 import prices but 3 feed-in prices.");
    }

    @Test
    void tariff_copiesItsSeries() {
        double[] prices = {0.3};
        var tariff = new Tariff("x", TariffTerms.PLAIN, prices, new double[1]);
        prices[0] = 9;
        assertThat(tariff.importPricePerKwh(0)).isEqualTo(0.3);
        assertThat(tariff.steps()).isEqualTo(1);
        assertThat(tariff.name()).isEqualTo("x");
    }

    @Test
    void retailPrice_isEnergyAndFeeWithTax() {
        Tariff tariff = Tariff.flat("x", new TariffTerms(0.05, 0, 0, 0, 0.2), 0.3, 0.1, 2);
        // (0.30 + 0.05) · 1.2
        assertThat(tariff.retailPricePerKwh(1)).isCloseTo(0.42, within(TINY));
        assertThat(tariff.feedInPricePerKwh(1)).isEqualTo(0.1);
    }

    @Test
    void prices_ofSeveralTariffs_areReadByMember() {
        Tariff a = Tariff.flat("a", new TariffTerms(0.05, 0.01, 0, 0, 0.2), 0.30, 0.08, 1);
        Tariff b = Tariff.flat("b", TariffTerms.PLAIN, 0.25, 0.12, 1);
        var prices = new Prices(List.of(a, b, a, a));
        assertThat(prices.participants()).isEqualTo(4);
        assertThat(prices.steps()).isEqualTo(1);
        assertThat(prices.importPricePerKwh(0, 1)).isEqualTo(0.25);
        assertThat(prices.feedInPricePerKwh(0, 3)).isEqualTo(0.08);
        assertThat(prices.retailPricePerKwh(0, 2)).isCloseTo(0.42, within(TINY));
        assertThat(prices.gridFeePerKwh(0)).isEqualTo(0.05);
        assertThat(prices.localGridFeePerKwh(0)).isEqualTo(0.01);
        assertThat(prices.vatRate(1)).isZero();
        assertThat(prices.tariff(1)).isSameAs(b);
        // Three members at 0.42 and one at 0.25; three at 0.08 and one at 0.12.
        assertThat(prices.meanRetailPricePerKwh(0)).isCloseTo(0.3775, within(TINY));
        assertThat(prices.meanFeedInPricePerKwh(0)).isCloseTo(0.09, within(TINY));
        // Highest feed-in; lowest of 0.30 + 0.05 − 0.01 and 0.25.
        assertThat(prices.poolFloorPerKwh(0)).isEqualTo(0.12);
        assertThat(prices.poolCeilingPerKwh(0)).isEqualTo(0.25);
    }

    @Test
    void prices_stepByStep_areThoseOfTheStep() {
        Tariff a =
                new Tariff(
                        "a", TariffTerms.PLAIN, new double[] {0.3, -0.2}, new double[] {0.1, -0.3});
        Tariff b =
                new Tariff(
                        "b", TariffTerms.PLAIN, new double[] {0.2, -0.1}, new double[] {0, -0.4});
        var prices = new Prices(List.of(a, b));
        assertThat(prices.importPricePerKwh(1, 0)).isEqualTo(-0.2);
        assertThat(prices.importPricePerKwh(1, 1)).isEqualTo(-0.1);
        assertThat(prices.poolFloorPerKwh(1)).isEqualTo(-0.3);
        assertThat(prices.poolCeilingPerKwh(1)).isEqualTo(-0.2);
        assertThat(prices.poolCeilingPerKwh(0)).isEqualTo(0.2);
    }

    @Test
    void prices_ofTariffsOfUnequalLength_areRefused() {
        Tariff two = Tariff.flat("two", TariffTerms.PLAIN, 0.3, 0.1, 2);
        Tariff three = Tariff.flat("three", TariffTerms.PLAIN, 0.3, 0.1, 3);
        assertThatThrownBy(() -> new Prices(List.of(two, three)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The tariff three has 3 steps but the tariff two has 2.");
        assertThatThrownBy(() -> new Prices(List.of(three, two)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prices_ofNobody_areRefused() {
        assertThatThrownBy(() -> new Prices(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one member");
    }

    @Test
    void bill_addsItsLinesAndKeepsThem() {
        var lines =
                new ArrayList<>(
                        List.of(
                                new BillLine(
                                        "2024-05", LedgerItem.RETAIL_ENERGY, 2_500_000, 45_000),
                                new BillLine("2024-05", LedgerItem.ROUNDING, 0, 1_000)));
        var bill = new Bill("home", lines, 105_000);
        lines.clear();
        assertThat(bill.lines()).hasSize(2);
        assertThat(bill.totalUnits()).isEqualTo(46_000);
        assertThat(bill.total()).isEqualTo(0.46);
        assertThat(bill.retailBill()).isEqualTo(1.05);
        assertThat(bill.lines().getFirst().energyKwh()).isEqualTo(2.5);
        assertThat(bill.lines().getFirst().amount()).isEqualTo(0.45);
    }
}
