package org.commonwatt.experiments.evaluation.shifts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class MonthDistancesTest {
    /// January with 1 kWh an hour, February with 2: 31 · 24 + 28 · 48 = 2088 kWh in 59 days. Prices
    /// are flat.
    private static Scenario scenario(Outage... outages) {
        int steps = 59 * 24;
        double[] demand = new double[steps];
        Arrays.fill(demand, 0, 31 * 24, 1);
        Arrays.fill(demand, 31 * 24, steps, 2);
        return new Scenario(
                "months",
                "EUR",
                1,
                TimeAxis.of(
                        Instant.parse("2025-01-01T00:00:00Z"),
                        Duration.ofHours(1),
                        steps,
                        ZoneOffset.UTC),
                new Community(
                        List.of(Participant.home("a")),
                        Connection.UNLIMITED,
                        false,
                        List.of(outages)),
                new Exogenous(steps, 1, demand, new double[steps], new double[steps]),
                List.of(Tariff.flat("flat", TariffTerms.PLAIN, 0.30, 0.10, steps)),
                "none",
                Scenario.Settings.DEFAULT,
                List.of());
    }

    /// Every day differs by 24 kWh, which is 24 · 59 / 2088 of a mean day.
    @Test
    void months_areTheirDemandApart() {
        MonthDistances distances = MonthDistances.of(scenario(), new HighsSolver());
        assertThat(distances.pairs()).hasSize(1);
        assertThat(distances.extremes().getFirst().distance())
                .isCloseTo(24 * 59 / 2088.0, within(1e-9));
    }

    /// One day of January without grid for 12 hours is half a day for a 31st of its mass.
    @Test
    void outages_addTheirShareOfADay() {
        MonthDistances distances =
                MonthDistances.of(scenario(new Outage(30, 42, 30)), new HighsSolver());
        assertThat(distances.extremes().getLast().distance())
                .isCloseTo(24 * 59 / 2088.0 + 0.5 / 31, within(1e-9));
    }
}
