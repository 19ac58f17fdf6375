package org.commonwatt.operate.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.ParticipantKind;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Small scenarios for tests: hourly, London, flat price 0.30 and feed-in 0.10 unless changed.
public final class ScenarioFixture {
    private final List<Participant> members = new ArrayList<>();
    private final List<double[]> demand = new ArrayList<>();
    private final List<double[]> pv = new ArrayList<>();
    private List<Outage> outages = List.of();
    private boolean islanding;
    private String mechanism = "none";
    private TariffTerms terms = TariffTerms.PLAIN;
    private double[] prices = new double[0];
    private Instant start = Instant.parse("2025-01-06T00:00:00Z");
    private Scenario.Settings settings = Scenario.Settings.DEFAULT;

    public ScenarioFixture member(Participant participant, double[] demandKwh, double[] pvKwh) {
        members.add(participant);
        demand.add(demandKwh.clone());
        pv.add(pvKwh.clone());
        return this;
    }

    /// A battery that the members own together.
    public static Participant sharedBattery(String id, Battery battery) {
        return Participant.common(
                id, ParticipantKind.SHARED_BATTERY, Equipment.NONE.withBattery(battery));
    }

    public ScenarioFixture mechanism(String name) {
        mechanism = name;
        return this;
    }

    public ScenarioFixture terms(TariffTerms tariffTerms) {
        terms = tariffTerms;
        return this;
    }

    public ScenarioFixture prices(double... importPrices) {
        prices = importPrices.clone();
        return this;
    }

    public ScenarioFixture start(String instant) {
        start = Instant.parse(instant);
        return this;
    }

    public ScenarioFixture outages(boolean stayTogether, Outage... all) {
        islanding = stayTogether;
        outages = List.of(all);
        return this;
    }

    public ScenarioFixture settings(Scenario.Settings other) {
        settings = other;
        return this;
    }

    public Scenario build() {
        int steps = demand.getFirst().length;
        int n = members.size();
        double[] flatDemand = new double[steps * n];
        double[] flatPv = new double[steps * n];
        for (int i = 0; i < n; i++) {
            for (int t = 0; t < steps; t++) {
                flatDemand[t * n + i] = demand.get(i)[t];
                flatPv[t * n + i] = pv.get(i)[t];
            }
        }
        double[] imports = new double[steps];
        Arrays.fill(imports, 0.30);
        System.arraycopy(prices, 0, imports, 0, prices.length);
        double[] feedIn = new double[steps];
        Arrays.fill(feedIn, 0.10);
        Tariff tariff = new Tariff("test", terms, imports, feedIn);
        return new Scenario(
                "test",
                "GBP",
                1,
                TimeAxis.of(start, Duration.ofHours(1), steps, ZoneId.of("Europe/London")),
                new Community(members, Connection.UNLIMITED, islanding, outages),
                new Exogenous(steps, n, flatDemand, flatPv, new double[steps]),
                Collections.nCopies(n, tariff),
                mechanism,
                settings,
                List.of());
    }

    /// The same community buying ahead: half of the import price the day before, half more for what
    /// is missing, a fifth of the feed-in price for what is left.
    public static Scenario boughtAhead(Scenario usual) {
        return usual.withTariffs(
                usual.tariffs().stream().map(ScenarioFixture::boughtAhead).toList());
    }

    private static Tariff boughtAhead(Tariff tariff) {
        double[] ahead = new double[tariff.steps()];
        double[] buy = new double[tariff.steps()];
        double[] sell = new double[tariff.steps()];
        Arrays.setAll(ahead, t -> 0.5 * tariff.importPricePerKwh(t));
        Arrays.setAll(buy, t -> 1.5 * tariff.importPricePerKwh(t));
        Arrays.setAll(sell, t -> 0.2 * tariff.feedInPricePerKwh(t));
        return tariff.with(new ImbalancePrices(buy, sell)).withDayAhead(ahead);
    }

    /// A random community of every device kind; each member's draws depend on its id alone.
    public static Scenario random(long seed, int homes, int steps, String mechanism) {
        var fixture =
                new ScenarioFixture()
                        .mechanism(mechanism)
                        .terms(new TariffTerms(0.05, 0.02, 0.4, 3, 0.05));
        double[] prices = new double[steps];
        for (int t = 0; t < steps; t++) {
            prices[t] = t % 24 >= 16 && t % 24 < 20 ? 0.45 : t % 24 < 6 ? 0.12 : 0.25;
        }
        fixture.prices(prices);
        for (int i = 0; i < homes; i++) {
            fixture.addRandom("home_" + i, RandomStreams.of(seed), steps);
        }
        Participant shared =
                sharedBattery(
                        "shared",
                        Battery.linear(20, 8).withAgeing(new ThroughputAgeing(500, 0.9, 5, 0.7)));
        fixture.member(shared, new double[steps], new double[steps]);
        fixture.outages(seed % 2 == 0, new Outage(steps / 2, steps / 2 + 5, steps / 2 - 4));
        return fixture.build();
    }

    private void addRandom(String id, RandomStreams root, int steps) {
        RandomStream random = root.stream("fixture", id);
        double[] demandKwh = new double[steps];
        double[] pvKwh = new double[steps];
        boolean sunny = random.chance(0.5);
        for (int t = 0; t < steps; t++) {
            demandKwh[t] = random.nextDouble() * 2;
            boolean day = t % 24 > 8 && t % 24 < 17;
            pvKwh[t] = sunny && day ? random.nextDouble() * 4 : 0;
        }
        Participant home = Participant.home(id);
        if (sunny) {
            home =
                    home.withBattery(
                            new Battery(
                                    5 + random.nextDouble() * 5,
                                    3,
                                    4,
                                    0.93,
                                    0.95,
                                    0.1,
                                    0.95,
                                    0.001,
                                    0.02,
                                    0.3,
                                    null,
                                    new LfpAgeing(CellTemperature.constant(20))));
        }
        if (random.chance(0.4)) {
            var sessions = new ArrayList<EvSession>();
            for (int day = 0; day * 24 + 31 < steps; day++) {
                sessions.add(new EvSession(day * 24 + 18, day * 24 + 31, 0.4, 0.8));
            }
            home = home.withEv(new Ev(40, 7, 0.92, 0.92, 0.2, true, sessions));
        }
        member(home, demandKwh, pvKwh);
    }
}
