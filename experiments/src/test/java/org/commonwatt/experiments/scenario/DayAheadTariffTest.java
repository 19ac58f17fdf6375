package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `tariff.dayAhead`: read, and refused where it means nothing.
final class DayAheadTariffTest {
    private static Written written(String tariff, String more) {
        return Written.of(
                """
                commonwatt: 1
                time: {start: 2025-07-01T00:00Z, step: PT1H, steps: 24}
                tariff: {import: 0.3%s}
                %s
                participants:
                  - {id: a, load: {generate: {}}}
                """
                        .formatted(tariff, more));
    }

    @Test
    void price_isRead() {
        Scenario scenario = written(", dayAhead: 0.2, imbalanceBuy: 0.5", "").scenario();
        assertThat(scenario.buysAhead()).isTrue();
        assertThat(scenario.tariffs().getFirst().dayAheadPricePerKwh(7)).isEqualTo(0.2);
        assertThat(scenario.tariffs().getFirst().shortPricePerKwh(7)).isEqualTo(0.5);
        assertThat(scenario.tariffs().getFirst().longPricePerKwh(7)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 'market: {mechanism: uniform-price}' | uniform-price, which cannot be combined",
                "'' | 'market: {mechanism: bill-sharing, horizon: day}' | bill-sharing by the day",
                "', tiers: [{upTo: 100}, {adder: 0.1}]' | '' | cannot be combined with tiers"
            })
    void combination_withoutMeaning_isRefused(String tariff, String more, String problem) {
        assertThat(written(", dayAhead: 0.2" + tariff, more).problems()).contains(problem);
    }

    @Test
    void price_forSomeMembersOnly_isRefused() {
        Written some =
                Written.of(
                        """
                        commonwatt: 1
                        time: {start: 2025-07-01T00:00Z, step: PT1H, steps: 24}
                        tariff: {import: 0.3, dayAhead: 0.2}
                        tariffs: {other: {import: 0.3}}
                        participants:
                          - {id: a, load: {generate: {}}}
                          - {id: b, tariff: other, load: {generate: {}}}
                        """);
        assertThat(some.problems()).contains("none for b", "each of the tariffs needs one");
    }
}
