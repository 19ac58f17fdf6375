package org.commonwatt.operate.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;

/// Small random communities of linear devices, for policies that plan: batteries without standing
/// loss, vehicles, jobs; nothing that a plan leaves out but a standing charge.
///
/// @param seed draws
/// @param minutes length of a step
/// @param days length of the run
/// @param start first instant
/// @param mechanism market
/// @param information what policies see
/// @param forecasts what they expect
/// @param outages outages
record PlannedCommunities(
        long seed,
        int minutes,
        int days,
        String start,
        String mechanism,
        Information information,
        ForecastSettings forecasts,
        List<Outage> outages) {

    static PlannedCommunities of(long seed) {
        return new PlannedCommunities(
                seed,
                60,
                2,
                "2025-07-07T00:00:00Z",
                seed % 3 == 0 ? "none" : "mid-market-rate",
                Information.NOW,
                ForecastSettings.DEFAULT,
                List.of());
    }

    PlannedCommunities at(String newStart, int newMinutes, int newDays) {
        return new PlannedCommunities(
                seed, newMinutes, newDays, newStart, mechanism, information, forecasts, outages);
    }

    PlannedCommunities with(Information newInformation, ForecastSettings newForecasts) {
        return new PlannedCommunities(
                seed, minutes, days, start, mechanism, newInformation, newForecasts, outages);
    }

    PlannedCommunities with(Outage... newOutages) {
        return new PlannedCommunities(
                seed, minutes, days, start, mechanism, information, forecasts, List.of(newOutages));
    }

    int steps() {
        return days * 24 * 60 / minutes;
    }

    /// Homes of all kinds, one without demand, one without anything, and a shared battery.
    Scenario scenario() {
        RandomStream random = RandomStreams.of(seed).stream("planned");
        List<Participant> members = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            members.add(home(i, random));
        }
        members.add(Participant.home("idle").withBattery(battery(random)));
        members.add(Participant.home("nothing"));
        members.add(
                Participant.common(
                        "shared",
                        ParticipantKind.SHARED_BATTERY,
                        Equipment.NONE.withBattery(battery(random))));
        int steps = steps();
        int n = members.size();
        double[] demand = new double[steps * n];
        double[] pv = new double[steps * n];
        double[] prices = new double[steps];
        double[] feedIn = new double[steps];
        double hours = minutes / 60.0;
        for (int t = 0; t < steps; t++) {
            double hour = t * hours % 24;
            prices[t] = 0.1 + 0.3 * random.nextDouble();
            feedIn[t] = 0.08 * random.nextDouble();
            for (int i = 0; i < 3; i++) {
                demand[t * n + i] = hours * 2 * random.nextDouble();
                boolean day = i != 1 && hour > 8 && hour < 17;
                pv[t * n + i] = day ? hours * 5 * random.nextDouble() : 0;
            }
        }
        Tariff tariff =
                new Tariff("random", new TariffTerms(0.05, 0.02, 0.4, 0, 0.05), prices, feedIn);
        return new Scenario(
                "planned",
                "GBP",
                seed,
                TimeAxis.of(
                        Instant.parse(start),
                        Duration.ofMinutes(minutes),
                        steps,
                        ZoneId.of("Europe/London")),
                new Community(members, Connection.UNLIMITED, seed % 2 == 0, outages),
                new Exogenous(steps, n, demand, pv, new double[steps]),
                java.util.Collections.nCopies(n, tariff),
                mechanism,
                new Scenario.Settings(10, 1, 0, information, forecasts),
                List.of());
    }

    private static Battery battery(RandomStream random) {
        return new Battery(
                4 + 6 * random.nextDouble(),
                3,
                2.5,
                0.9 + 0.1 * random.nextDouble(),
                0.95,
                0.1,
                0.9,
                0,
                0.02 * random.nextDouble(),
                0.5,
                null);
    }

    private Participant home(int i, RandomStream random) {
        Participant home = Participant.home("home_" + i);
        if (i < 2) {
            home = home.withBattery(battery(random));
        }
        int perHour = 60 / minutes;
        if (i == 1) {
            List<EvSession> stays = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                int first = (day * 24 + 17) * perHour;
                stays.add(new EvSession(first, first + 13 * perHour, 0.3, 0.7));
            }
            home = home.withEv(new Ev(40, 7, 0.92, 0.94, 0.2, true, stays));
        }
        if (i == 2) {
            List<Job> jobs = new ArrayList<>();
            for (int day = 0; day < days; day++) {
                int release = (day * 24 + 6) * perHour;
                jobs.add(new Job(release, release + 9 * perHour, List.of(0.6, 0.9, 0.2)));
            }
            home = home.withEquipment(home.equipment().withJobs(jobs));
        }
        return home;
    }
}
