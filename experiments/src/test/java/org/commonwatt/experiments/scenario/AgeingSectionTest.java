package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgeingSectionTest {
    private static Written written(String battery, String shared) {
        return Written.of(
                """
                commonwatt: 1
                time: {start: 2025-07-01, step: PT1H, days: 3}
                tariff: {import: {timeOfUse: {periods: [{price: 0.5, from: "16:00", to: "22:00"}], otherwise: 0.1}}}
                sharedBattery: {capacityKwh: 20%s}
                participants:
                  - {id: a, load: {generate: {annualKwh: 3000}}, battery: {capacityKwh: 10%s}}
                """
                        .formatted(shared, battery));
    }

    private static Battery battery(String keys) {
        return member(written(", " + keys, "").scenario(), 0);
    }

    private static Battery member(Scenario scenario, int i) {
        Battery battery = scenario.community().participant(i).battery();
        if (battery == null) {
            throw new AssertionError("Member " + i + " must have a battery.");
        }
        return battery;
    }

    private static String problem(String keys) {
        return written(", " + keys, "").problems();
    }

    @Test
    void noKey_meansNoAgeing() {
        assertThat(battery("powerKw: 5").ageing()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ageing: lfp | 25",
                "ageing: {lfp: {}} | 25",
                "ageing: {lfp: {cellC: 18}} | 18",
            })
    void lfp_namedOrWithKeys_hasItsCellTemperature(String keys, double cellC) {
        assertThat(battery(keys).ageing())
                .isEqualTo(new LfpAgeing(CellTemperature.constant(cellC)));
    }

    @Test
    void throughput_namedOrWithKeys_hasItsLife() {
        assertThat(battery("ageing: throughput").ageing())
                .isEqualTo(new ThroughputAgeing(6000, 1, 15, 0.8));
        assertThat(battery("ageing: {throughput: {cycles: 4000, depth: 0.9, years: 10}}").ageing())
                .isEqualTo(new ThroughputAgeing(4000, 0.9, 10, 0.8));
    }

    @Test
    void replacementCost_setsTheWearPrice() {
        // 2000 for 2·5000·10 kWh at an efficiency of 0.9 one way.
        Battery battery =
                battery(
                        "etaCharge: 0.81, etaDischarge: 1,"
                                + " ageing: {throughput: {cycles: 5000, replacementCost: 2000}}");
        assertThat(battery.wearCostPerKwh()).isCloseTo(0.02 / 0.9, within(1e-12));
        assertThat(battery("wearCostPerKwh: 0.03, ageing: throughput").wearCostPerKwh())
                .isEqualTo(0.03);
    }

    @Test
    void sharedBattery_agesAsWell() {
        Scenario scenario = written("", ", ageing: lfp").scenario();
        assertThat(member(scenario, 0).ageing()).isNull();
        assertThat(member(scenario, 1).ageing())
                .isEqualTo(new LfpAgeing(CellTemperature.constant(25)));
    }

    @Test
    void run_ofAgeingBatteries_reportsTheirFade() {
        Scenario scenario =
                written(
                                ", ageing: {throughput: {cycles: 100, years: 1}}",
                                ", chargeKw: 0, dischargeKw: 0, initialSoc: 0.5, ageing: lfp")
                        .scenario();
        List<Kpi> kpis = Runs.run(scenario, "rule", StepObserver.NONE).kpis();
        double own = fade(kpis, "a");
        double shared = fade(kpis, "shared_battery");
        // Three days of a year that takes a fifth, and up to three cycles of a hundred.
        assertThat(own).isBetween(0.2 * 3 / 365, 0.2 * 3 / 365 + 0.2 * 3 / 100);
        // Three days at half charge.
        double rest = LfpAgeing.calendarRate(0.5, 25) * Math.pow(3, 0.526);
        assertThat(shared).isCloseTo(rest, within(1e-12));
        assertThat(fade(kpis, "District")).isCloseTo((10 * own + 20 * shared) / 30, within(1e-12));
    }

    @Test
    void cellsOutdoors_ageByTheWeatherFileWithinTheirBounds() {
        // A day of 20 °C, then one of −10 °C that the cells feel as 5 °C.
        var table =
                new StringBuilder(
                        "time,temperature_c,ghi_w_per_m2,dni_w_per_m2,dhi_w_per_m2,wind_m_per_s\n");
        for (int hour = 0; hour < 48; hour++) {
            String time = "2025-07-0%d".formatted(1 + hour / 24) + "T%02d:00Z".formatted(hour % 24);
            table.append(time).append(hour < 24 ? ",20,0,0,0,0\n" : ",-10,0,0,0,0\n");
        }
        Scenario scenario =
                Written.of(
                                """
                                commonwatt: 1
                                location: {latitude: 40, longitude: -105}
                                time: {start: 2025-07-01T00:00Z, step: PT1H, steps: 48}
                                weather: {series: weather.csv}
                                tariff: {import: 0.3}
                                participants:
                                  - id: a
                                    load: {generate: {}}
                                    battery: {capacityKwh: 10, chargeKw: 0, dischargeKw: 0, initialSoc: 0.5,
                                              ageing: {lfp: {leastCellC: 5, mostCellC: 35}}}
                                """)
                        .with("weather.csv", table.toString())
                        .scenario();
        LfpAgeing cells = new LfpAgeing(new CellTemperature(5, 35));
        double expected = cells.calendarLoss(cells.calendarLoss(0, 1, 0.5, 20), 1, 0.5, 5);
        assertThat(fade(Runs.run(scenario, "none", StepObserver.NONE).kpis(), "a"))
                .isCloseTo(expected, within(1e-9));
    }

    private static double fade(List<Kpi> kpis, String name) {
        return kpis.stream()
                .filter(kpi -> kpi.costFunction().equals("capacity_fade"))
                .filter(kpi -> kpi.name().equals(name))
                .mapToDouble(Kpi::value)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ageing: lead | ageing is \"lead\" but must be lfp or throughput, or a group with one of them.",
                "ageing: {lfp: {}, throughput: {}} | ageing has both lfp and throughput; give one of them.",
                "ageing: {} | ageing is a group of keys but needs at least one entry.",
                "ageing: {lfp: {cellC: 20, mostCellC: 30}} | ageing.lfp.cellC stands beside leastCellC or mostCellC; give one of them.",
                "ageing: {lfp: {leastCellC: 5}} | ageing.lfp.mostCellC is missing; the other bound needs it.",
                "ageing: {lfp: {leastCellC: 30, mostCellC: 5}} | ageing.lfp.leastCellC is 30.0 but must not be above the mostCellC of 5.0.",
                "ageing: {lfp: {cellC: 300}} | ageing.lfp.cellC is 300 but must be at most 80.",
                "ageing: {throughput: {cycles: 0}} | ageing.throughput.cycles is 0 but must be positive.",
                "ageing: {throughput: {endOfLife: 80}} | ageing.throughput.endOfLife is 80 but must be below 1.",
                "wearCostPerKwh: 0.1, ageing: {throughput: {replacementCost: 5}} | wearCostPerKwh stands beside the replacementCost of the ageing; give one of them.",
                "curves: {capacityPower: [[0, 1], [1, 1]], powerEfficiency: [[0, 1], [1, 1]], capacityLossCoefficient: 0.1}, ageing: lfp | cannot be: The capacityLossCoefficient (0.1) and the ageing would both take capacity."
            })
    void wrongAgeing_isNamedWithRuleAndPlace(String keys, String problem) {
        assertThat(problem(keys)).contains(problem);
    }
}
