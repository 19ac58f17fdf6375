package org.commonwatt.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

/// The code to read first: two homes share one day, and their bills can be checked by hand.
///
/// Home `sun` wants 0.5 kWh every hour, has 3 kWh of sun in each of the hours 10 to 13 and a
/// battery of 4 kWh and 2 kW without losses. Home `neighbour` wants 1 kWh every hour.
final class FirstEpisodeExample {
    private static final int HOURS = 24;

    private static Scenario twoHomes() {
        var battery = new Battery(4, 2, 2, 1, 1, 0, 1, 0, 0, 0, null);
        var sun = Participant.home("sun").withBattery(battery);
        var neighbour = Participant.home("neighbour");
        var demandKwh = new double[2 * HOURS];
        var pvKwh = new double[2 * HOURS];
        for (int t = 0; t < HOURS; t++) {
            demandKwh[2 * t] = 0.5;
            demandKwh[2 * t + 1] = 1;
            pvKwh[2 * t] = t >= 10 && t < 14 ? 3 : 0;
        }
        var start = Instant.parse("2025-06-02T00:00:00Z");
        Tariff tariff = Tariff.flat("flat", TariffTerms.PLAIN, 0.30, 0.10, HOURS);
        return new Scenario(
                "two homes",
                "EUR",
                1,
                TimeAxis.of(start, Duration.ofHours(1), HOURS, ZoneOffset.UTC),
                new Community(List.of(sun, neighbour), Connection.UNLIMITED, false, List.of()),
                new Exogenous(HOURS, 2, demandKwh, pvKwh, new double[HOURS]),
                List.of(tariff, tariff),
                "mid-market-rate",
                Scenario.Settings.DEFAULT,
                List.of());
    }

    @Test
    void oneDayOfTwoHomes_isBilledAsDerivedByHand() {
        // Import costs 0.30, export earns 0.10, so neighbours trade at 0.20. Together they want
        // 1.5 kWh an hour. From 10 on there are 1.5 kWh to spare: the battery takes 1.5, 1.5, 1.0
        // and is full; 0.5 and 1.5 kWh go to the retailer. From 14 on it gives 1.5, 1.5, 1.0. So
        // "sun" imports 0.5 kWh in 17 hours, and "neighbour" gets 1 kWh in each of the hours 10 to
        // 15 and 0.5 kWh in hour 16.
        // region first-episode
        RunResult result = Runs.run(twoHomes(), "rule", StepObserver.NONE);

        // "sun" imports 8.5 kWh at 0.30, sells 6.5 kWh next door at 0.20 and 2 kWh at 0.10.
        assertThat(result.bills().get(0).total()).isEqualTo(1.05);
        // "neighbour" buys those 6.5 kWh at 0.20 and the other 17.5 kWh at 0.30.
        assertThat(result.bills().get(1).total()).isEqualTo(6.55);
        // endregion
    }
}
