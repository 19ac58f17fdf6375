package org.commonwatt.experiments.scenario;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.grid.HeatCurve;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class DevicesSectionTest {
    private static final String HEAD =
            """
            commonwatt: 1
            time: {start: 2026-01-12, days: 7, step: PT1H, zone: Europe/London}
            tariff: {import: 0.2}
            """;

    private static Scenario read(String rest) {
        return Written.of(HEAD + rest).scenario();
    }

    private static double demandKwh(Scenario scenario) {
        double sum = 0;
        for (int t = 0; t < scenario.axis().steps(); t++) {
            sum += scenario.exogenous().demandKwh(t, 0);
        }
        return sum;
    }

    @Test
    void heatPump_alone_warmsARoomAndATank_andHotWaterIsDrawn() {
        Scenario scenario =
                read("participants: [{id: a, load: {generate: {}}, heatPump: {powerKw: 3}}]\n");
        HeatPump pump = requireNonNull(scenario.community().participant(0).heatPump());
        assertThat(pump.room()).isNotNull();
        assertThat(pump.tank()).isNotNull();
        double water = 0;
        for (int t = 0; t < 168; t++) {
            water += scenario.exogenous().hotWaterKwh(t, 0);
        }
        // 1,900 kWh a year are 36 kWh a week.
        assertThat(water).isBetween(15.0, 70.0);
        assertThat(scenario.exogenous().weather()).isNotNull();
    }

    @Test
    void heatPump_ofTheGround_onFloorHeating_hasItsCurve() {
        HeatPump pump =
                requireNonNull(
                        read("participants: [{id: a, load: {generate: {}}, heatPump: {powerKw: 3, source: ground, groundC: 8, emitter: floor, room: {lossKwPerK: 0.25, timeConstantHours: 60}}}]\n")
                                .community()
                                .participant(0)
                                .heatPump());
        Room room = requireNonNull(pump.room());
        assertThat(pump.curve()).isEqualTo(new HeatCurve.Ground(8));
        assertThat(pump.flowC(-10)).isEqualTo(35);
        assertThat(pump.tank()).isNull();
        assertThat(room.capacityKwhPerK()).isEqualTo(15);
        assertThat(room.resistanceKPerKw()).isEqualTo(4);
    }

    @Test
    void ownAppliances_areTakenOutOfTheDemand_theOthersAreAdded() {
        String home = "participants: [{id: a, load: {generate: {annualKwh: 3500}}%s}]\n";
        Scenario plain = read(home.formatted(""));
        Scenario own = read(home.formatted(", flexible: [{appliance: own}]"));
        Scenario more = read(home.formatted(", flexible: [{energyKwh: 2, minutes: 120}]"));
        double jobs =
                own.community().participant(0).jobs().stream().mapToDouble(Job::energyKwh).sum();
        assertThat(jobs).isPositive();
        assertThat(demandKwh(own)).isLessThan(demandKwh(plain));
        assertThat(demandKwh(more)).isEqualTo(demandKwh(plain));
        assertThat(more.community().participant(0).jobs()).hasSize(7);
        assertThat(more.community().participant(0).jobs().getFirst().profileKwh())
                .containsExactly(1.0, 1.0);
    }

    @Test
    void commonAssets_haveMetersOfTheirOwn_atTheEnd() {
        Scenario scenario =
                read(
                        """
                        sharedBattery: {capacityKwh: 10}
                        wind: {ratedKw: 10}
                        genset: {ratedKw: 5, fuelPricePerLitre: 1.6}
                        participants: [{id: a, load: {generate: {}}}]
                        """);
        assertThat(scenario.community().participants())
                .extracting(Participant::id)
                .containsExactly("a", "shared_battery", "wind", "genset");
        double wind = 0;
        for (int t = 0; t < 168; t++) {
            double energy = scenario.exogenous().windKwh(t, 2);
            assertThat(energy).isBetween(0.0, 10.0);
            wind += energy;
        }
        assertThat(wind).isPositive();
    }

    @Test
    void street_placesMembersInTurn_andCommonAssetsAtTheBusbar() {
        Scenario scenario =
                read(
                        """
                        sharedBattery: {capacityKwh: 10}
                        feeder: {generate: {lines: 2, spacingM: 30}}
                        participants:
                          - {id: a, load: {generate: {}}}
                          - {id: b, load: {generate: {}}}
                          - {id: c, load: {generate: {}}}
                        """);
        FeederPlan plan = requireNonNull(scenario.feeder());
        assertThat(plan.network().buses())
                .extracting(bus -> bus.id())
                .containsExactly("supply", "busbar", "line_1_1", "line_2_1", "line_1_2");
        assertThat(plan.busOf(2)).isEqualTo(4);
        assertThat(plan.busOf(3)).isEqualTo(1);
        assertThat(plan.network().problems()).isEmpty();
    }
}
