package org.commonwatt.experiments;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.scenario.Scenario;

/// A made-up community for tests: demand with a morning and an evening peak, sun at midday, every
/// second home with panels, every fourth with a battery; three income groups.
///
/// @param members number of members
/// @param days number of days
/// @param incomes whether households have incomes and groups
/// @param firstId id of the first member
public record ToyCommunity(int members, int days, boolean incomes, String firstId) {
    /// Eight members over 14 days.
    public static final ToyCommunity STANDARD = new ToyCommunity(8, 14, true, "home_0");

    private static final String[] GROUPS = {"low income", "middle income", "high income"};

    /// The scenario: hourly from 25 June 2025 in London, so that it touches two billing periods.
    public Scenario scenario() {
        int steps = 24 * days;
        TimeAxis axis =
                TimeAxis.of(
                        Instant.parse("2025-06-24T23:00:00Z"),
                        Duration.ofHours(1),
                        steps,
                        ZoneId.of("Europe/London"));
        double[] demand = new double[steps * members];
        double[] sun = new double[steps * members];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < members; i++) {
                demand[t * members + i] = demandKwh(axis, t, i);
                sun[t * members + i] = pvKw(i) * sunlight(axis, t);
            }
        }
        return new Scenario(
                "toy",
                "GBP",
                7,
                axis,
                new Community(participants(), Connection.UNLIMITED, false, List.of()),
                new Exogenous(steps, members, demand, sun, new double[steps]),
                java.util.Collections.nCopies(members, tariff(axis)),
                "mid-market-rate",
                Scenario.Settings.DEFAULT,
                List.of("Demand and generation are made up."));
    }

    private static double demandKwh(TimeAxis axis, int t, int i) {
        double hour = axis.hourOfDay(t);
        double morning = Math.exp(-Math.pow(hour - 8, 2) / 4);
        double evening = Math.exp(-Math.pow(hour - 19, 2) / 6);
        double day = 1 + 0.2 * Math.sin(axis.day(t) * 1.7 + i);
        return (0.2 + 0.5 * morning + 1.1 * evening) * day * (1 + 0.15 * i % 1.1);
    }

    private static double sunlight(TimeAxis axis, int t) {
        double cloud = 0.55 + 0.4 * Math.sin(axis.day(t) * 2.3);
        return Math.max(0, Math.sin((axis.hourOfDay(t) - 5) * Math.PI / 15)) * cloud;
    }

    private static double pvKw(int i) {
        return i % 2 == 0 ? 3.5 : 0;
    }

    private List<Participant> participants() {
        List<Participant> list = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            list.add(
                    new Participant(
                            i == 0 ? firstId : "home_" + i,
                            ParticipantKind.HOME,
                            incomes ? GROUPS[i % 3] : "",
                            incomes ? 18_000 + 14_000 * (i % 3) + 500.0 * i : Double.NaN,
                            0,
                            0,
                            Connection.UNLIMITED,
                            Equipment.NONE
                                    .withPv(pvKw(i))
                                    .withBattery(i % 4 == 0 ? Battery.linear(8, 3) : null),
                            false,
                            1));
        }
        return list;
    }

    private static Tariff tariff(TimeAxis axis) {
        double[] imports = new double[axis.steps()];
        double[] exports = new double[axis.steps()];
        for (int t = 0; t < imports.length; t++) {
            int hour = axis.hourOfDay(t);
            imports[t] = hour >= 16 && hour < 20 ? 0.38 : hour < 7 ? 0.15 : 0.24;
            exports[t] = 0.08;
        }
        return new Tariff(
                "three times", new TariffTerms(0.04, 0.02, 0.4, 0, 0.05), imports, exports);
    }
}
