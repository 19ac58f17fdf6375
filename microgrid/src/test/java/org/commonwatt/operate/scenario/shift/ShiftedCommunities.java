package org.commonwatt.operate.scenario.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;

/// Communities that feel every shift, and all that shifts may change as numbers.
final class ShiftedCommunities {
    private ShiftedCommunities() {}

    /// Four days by the hour with sun, vehicles that leave at seven and weather of 10 °C. No
    /// outage; the first member's home has a heat pump.
    static Scenario everything(long seed, int homes) {
        int steps = ShiftFamilyContract.DAYS * 24;
        Scenario random = ScenarioFixture.random(seed, homes, steps, "none");
        List<Participant> members = new ArrayList<>();
        for (int i = 0; i < random.community().size(); i++) {
            Participant member = random.community().participant(i);
            members.add(
                    switch (i) {
                        case 0 ->
                                member.withEquipment(
                                        member.equipment()
                                                .withHeatPump(
                                                        HeatPump.air(3, Room.of(0.2, 50), null)));
                        case 1 -> member.withEv(vehicle());
                        default -> member;
                    });
        }
        double[] flat = new double[steps];
        Arrays.fill(flat, 10);
        double[] dark = new double[steps];
        var weather = new WeatherSeries(flat, dark, dark, dark, flat);
        double[] sun = new double[steps * members.size()];
        Exogenous old = random.exogenous();
        double[] demand = new double[sun.length];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < members.size(); i++) {
                demand[t * members.size() + i] = old.demandKwh(t, i);
                sun[t * members.size() + i] = t % 24 > 8 && t % 24 < 17 ? 1 : 0;
            }
        }
        return random.withExogenous(
                        new Exogenous(steps, members.size(), demand, sun, new double[steps])
                                .withWeather(weather))
                .withCommunity(
                        new Community(members, random.community().connection(), true, List.of()));
    }

    private static Ev vehicle() {
        List<EvSession> stays = new ArrayList<>();
        for (int day = 0; day + 1 < ShiftFamilyContract.DAYS; day++) {
            stays.add(new EvSession(day * 24 + 18, day * 24 + 31, 0.4, 0.8));
        }
        return new Ev(40, 7, 0.92, 0.92, 0.2, true, stays);
    }

    /// Paths, prices, weather, and where steps lie in outages and stays.
    static double[] numbers(Scenario scenario, int from, int to) {
        List<Double> numbers = new ArrayList<>();
        Exogenous paths = scenario.exogenous();
        WeatherSeries weather = paths.weather();
        for (int t = from; t < to; t++) {
            for (int i = 0; i < paths.participants(); i++) {
                numbers.add(paths.demandKwh(t, i));
                numbers.add(paths.pvKwh(t, i));
                numbers.add(paths.windKwh(t, i));
                numbers.add(paths.hotWaterKwh(t, i));
                numbers.add(scenario.tariffs().get(i).importPricePerKwh(t));
                numbers.add(scenario.tariffs().get(i).feedInPricePerKwh(t));
            }
            numbers.add(paths.carbonKgPerKwh(t));
            numbers.add(weather == null ? 0 : weather.temperatureC(t));
            numbers.add(isOut(scenario, t) ? 1.0 : 0.0);
            for (Participant member : scenario.community().participants()) {
                numbers.add(isThere(member.ev(), t) ? 1.0 : 0.0);
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static boolean isOut(Scenario scenario, int t) {
        return scenario.community().outages().stream()
                .anyMatch((Outage each) -> each.startStep() <= t && t < each.endStep());
    }

    private static boolean isThere(@org.jspecify.annotations.Nullable Ev ev, int t) {
        return ev != null
                && ev.sessions().stream()
                        .anyMatch(stay -> stay.arrivalStep() <= t && t < stay.departureStep());
    }
}
