package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class TariffSectionTest {
    private static Scenario hourly(String start, int days, String tariff) {
        return Written.of(
                        """
                        commonwatt: 1
                        time: {start: %s, step: PT1H, days: %d, zone: Europe/Berlin}
                        tariff:
                        %s
                        participants: [{id: a, load: {generate: {annualKwh: 3000}}}]
                        """
                                .formatted(start, days, tariff.indent(2)))
                .scenario();
    }

    private static double[] prices(Scenario scenario) {
        double[] prices = new double[scenario.axis().steps()];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = scenario.tariffs().getFirst().importPricePerKwh(t);
        }
        return prices;
    }

    /// Friday 4 and Saturday 5 July 2025: the peak is a weekday's, the night goes over midnight.
    @Test
    void timeOfUse_peakAndNight_followTheLocalClock() {
        double[] prices =
                prices(
                        hourly(
                                "2025-07-04",
                                2,
                                """
                                import:
                                  timeOfUse:
                                    periods:
                                      - {price: 0.4, from: "16:00", to: "21:00", days: weekday}
                                      - {price: 0.1, from: "22:00", to: "06:00"}
                                    otherwise: 0.2
                                """));
        for (int t = 0; t < 48; t++) {
            int hour = t % 24;
            double expected = hour >= 22 || hour < 6 ? 0.1 : 0.2;
            if (t < 24 && hour >= 16 && hour < 21) {
                expected = 0.4;
            }
            assertThat(prices[t]).as("hour %d of day %d", hour, t / 24).isEqualTo(expected);
        }
    }

    @Test
    void timeOfUse_overlappingPeriods_theFirstCounts() {
        double[] prices =
                prices(
                        hourly(
                                "2025-07-31",
                                2,
                                """
                                import:
                                  timeOfUse:
                                    periods:
                                      - {price: 0.5, months: [8]}
                                      - {price: 0.3, from: "00:00", to: "12:00"}
                                    otherwise: 0.2
                                """));
        assertThat(prices[0]).isEqualTo(0.3);
        assertThat(prices[12]).isEqualTo(0.2);
        assertThat(prices[24]).isEqualTo(0.5);
        assertThat(prices[47]).isEqualTo(0.5);
    }

    /// 30 March 2025 in Berlin has no 02:00: its 16:00 is the fifteenth hour.
    @Test
    void timeOfUse_onADayOf23Hours_keepsTheClock() {
        double[] prices =
                prices(
                        hourly(
                                "2025-03-30",
                                1,
                                """
                                import:
                                  timeOfUse:
                                    periods: [{price: 0.4, from: "16:00", to: "17:00"}]
                                    otherwise: 0.2
                                """));
        assertThat(prices).hasSize(23);
        assertThat(prices[15]).isEqualTo(0.4);
        assertThat(prices[16]).isEqualTo(0.2);
    }

    /// (0.2 + 0.05) · 1.19 = 0.2975.
    @Test
    void tariff_feesAndTax_makeTheRetailPrice() {
        Tariff tariff =
                hourly(
                                "2025-07-04",
                                1,
                                """
                                import: 0.2
                                feedIn: {flat: 0.08}
                                gridFee: 0.05
                                localGridFee: 0.02
                                fixed: 0.3
                                demandCharge: 4
                                vat: 0.19
                                """)
                        .tariffs()
                        .getFirst();
        assertThat(tariff.retailPricePerKwh(0)).isEqualTo((0.2 + 0.05) * 1.19);
        assertThat(tariff.feedInPricePerKwh(0)).isEqualTo(0.08);
        assertThat(tariff.terms().localGridFeePerKwh()).isEqualTo(0.02);
        assertThat(tariff.terms().fixedPerDay()).isEqualTo(0.3);
        assertThat(tariff.terms().demandChargePerKwMonth()).isEqualTo(4);
    }

    @Test
    void tariff_withoutLocalFee_paysTheGridFeeForLocalEnergyToo() {
        Tariff tariff = hourly("2025-07-04", 1, "import: 0.2\ngridFee: 0.05").tariffs().getFirst();
        assertThat(tariff.terms().localGridFeePerKwh()).isEqualTo(0.05);
    }

    /// 30 pence are 0.30 pounds; an hourly price holds over its half-hours.
    @Test
    void tariff_seriesInPence_isHeldOverShorterSteps() {
        String text =
                """
                commonwatt: 1
                currency: GBP
                time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
                tariff: {import: {series: "prices.csv#pence_per_kwh"}}
                participants: [{id: a, load: {generate: {annualKwh: 3000}}}]
                """;
        String csv = "time,pence_per_kwh\n2025-07-01T00:00Z,30\n2025-07-01T01:00Z,-2\n";
        double[] prices = prices(Written.of(text).with("prices.csv", csv).scenario());
        assertThat(prices).containsExactly(30 * 0.01, 30 * 0.01, -2 * 0.01, -2 * 0.01);
    }

    @Test
    void tariff_feedInAboveImport_isAWarning() {
        Written written =
                Written.of(
                        """
                        commonwatt: 1
                        time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
                        tariff: {import: 0.1, feedIn: 0.2}
                        participants: [{id: a, load: {generate: {annualKwh: 3000}}}]
                        """);
        assertThat(written.warnings())
                .containsExactly(
                        "scenario.yaml:3:31: tariff.feedIn is above the import price in 4 steps: buying to sell would pay.");
    }
}
