package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.grid.Battery;
import org.commonwatt.operate.kpi.CityLearnKpis;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.kpi.KpiSheet;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.StepObserver.StepView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Battery trajectories, figures and yearly sums of CityLearn 3.0.2.
@Tag("golden")
class CityLearnGoldenTest {
    private static final double SOC = 1e-6;
    private static final double ENERGY_KWH = 1e-5;
    private static final double KPI_RELATIVE = 2e-6;
    private static final double TOTAL_RELATIVE = 1e-5;
    private static final double CAPACITY_KWH = 1e-8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Path> trajectories() throws IOException {
        return files("battery_", ".csv");
    }

    static Stream<Path> figures() throws IOException {
        return files("kpis_", ".json");
    }

    private static Stream<Path> files(String prefix, String suffix) throws IOException {
        try (Stream<Path> entries = Files.list(CityLearnFixture.golden())) {
            List<Path> found =
                    entries.filter(
                                    file -> {
                                        String name = file.getFileName().toString();
                                        return name.startsWith(prefix) && name.endsWith(suffix);
                                    })
                            .sorted()
                            .toList();
            assertThat(found).as(prefix + "*" + suffix).isNotEmpty();
            return found.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void battery_followsCityLearnStepByStep(Path file) {
        String[] parts = file.getFileName().toString().replace(".csv", "").split("_", 3);
        Map<String, Battery> batteries = batteries("battery_parameters_" + parts[1] + ".json");
        Path inputs = file.resolveSibling("load_solar_" + parts[1] + ".csv");
        int n = batteries.size();
        double[][] load = new double[n][];
        double[][] solar = new double[n][];
        for (int i = 0; i < n; i++) {
            load[i] = CityLearnFixture.column(inputs, "load_" + (i + 1));
            solar[i] = negated(CityLearnFixture.column(inputs, "solar_" + (i + 1)));
        }
        double[] hour = CityLearnFixture.column(inputs, "hour");
        double[] zero = new double[hour.length];
        Scenario scenario =
                CityLearnFixture.scenario(batteries, load, solar, zero, zero, hour.length);
        var simulation = new Simulation(scenario, CityLearnFixture.policy(parts[2], hour));

        List<double[]> soc = new ArrayList<>();
        List<double[]> battery = new ArrayList<>();
        List<double[]> net = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            soc.add(CityLearnFixture.column(file, "soc_" + i));
            battery.add(CityLearnFixture.column(file, "bat_" + i));
            net.add(CityLearnFixture.column(file, "net_" + i));
        }
        simulation.finish(
                new StepObserver() {
                    @Override
                    public boolean wantsStep(int t) {
                        return true;
                    }

                    @Override
                    public void onStep(StepView view) {
                        for (int i = 0; i < n; i++) {
                            compare(view, i, soc.get(i), battery.get(i), net.get(i));
                        }
                    }
                });
        assertThat(simulation.hasNext()).isFalse();
    }

    private static void compare(
            StepView view, int i, double[] soc, double[] battery, double[] net) {
        int t = view.step();
        String place = "home %d, step %d".formatted(i + 1, t);
        double moved =
                view.value(StepQuantity.CHARGE_KWH, i) - view.value(StepQuantity.DISCHARGE_KWH, i);
        double metered =
                view.value(StepQuantity.GRID_IMPORT_KWH, i)
                        - view.value(StepQuantity.GRID_EXPORT_KWH, i);
        assertThat(view.value(StepQuantity.SOC, i)).as(place).isCloseTo(soc[t], within(SOC));
        assertThat(moved).as(place).isCloseTo(battery[t], within(ENERGY_KWH));
        assertThat(metered).as(place).isCloseTo(net[t], within(ENERGY_KWH));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void figuresOfTheYear_matchCityLearn(Path file) {
        JsonNode golden = JSON.readTree(file.toFile());
        JsonNode firstPolicy = golden.iterator().next();
        List<String> ids = new ArrayList<>(firstPolicy.get("kpi").propertyNames());
        ids.remove(KpiSheet.DISTRICT);
        Year year = new Year(file, ids, firstPolicy.get("steps").asInt());
        Simulation none = year.run("none");
        for (String policy : golden.propertyNames()) {
            Simulation run = year.run(policy);
            KpiSheet sheet = new KpiSheet();
            CityLearnKpis.add(sheet, ids, run.meters, none.meters);
            JsonNode expected = golden.get(policy).get("kpi");
            int compared = 0;
            for (Kpi kpi : sheet.kpis()) {
                double value = expected.get(kpi.name()).get(kpi.costFunction()).asDouble();
                assertThat(kpi.value())
                        .as(
                                "%s %s %s %s",
                                file.getFileName(), policy, kpi.name(), kpi.costFunction())
                        .isCloseTo(value, within(KPI_RELATIVE * Math.abs(value)));
                compared++;
            }
            assertThat(compared).isEqualTo(4 * ids.size() + 9);
            for (int i = 0; i < ids.size(); i++) {
                assertThat(run.state.capacityKwh(i))
                        .as("final capacity of %s", ids.get(i))
                        .isCloseTo(
                                expected.get(ids.get(i))
                                        .get("final_degraded_capacity_kwh")
                                        .asDouble(),
                                within(CAPACITY_KWH));
            }
            compareTotals(file, policy, ids, run);
        }
    }

    private static void compareTotals(Path kpis, String policy, List<String> ids, Simulation run) {
        Path file = kpis.resolveSibling(kpis.getFileName().toString().replace("kpis_", "totals_"));
        if (!Files.exists(file)) {
            return;
        }
        JsonNode totals = JSON.readTree(file.toFile()).get(policy).get("buildings");
        for (int i = 0; i < ids.size(); i++) {
            JsonNode expected = totals.get(ids.get(i));
            total(expected, "load_kwh", run.meters.demandKwh[i]);
            total(expected, "pv_kwh", run.meters.generationKwh[i]);
            total(expected, "import_kwh", run.meters.importKwh[i]);
            total(expected, "export_kwh", run.meters.exportKwh[i]);
            total(expected, "cost", run.meters.importCost[i]);
            total(expected, "emissions_kg", run.meters.emissionsKg[i]);
            total(expected, "battery_charge_kwh", run.meters.chargeKwh[i]);
            total(expected, "battery_discharge_kwh", run.meters.dischargeKwh[i]);
        }
    }

    private static void total(JsonNode expected, String key, double value) {
        double golden = expected.get(key).asDouble();
        // Sums of CityLearn's float32 residues are smaller than the tolerance of one reading.
        double tolerance = Math.max(ENERGY_KWH, TOTAL_RELATIVE * Math.abs(golden));
        assertThat(value).as(key).isCloseTo(golden, within(tolerance));
    }

    private static Map<String, Battery> batteries(String file) {
        JsonNode buildings =
                JSON.readTree(CityLearnFixture.golden().resolve(file).toFile()).get("buildings");
        Map<String, Battery> batteries = new LinkedHashMap<>();
        for (String id : buildings.propertyNames()) {
            batteries.put(id, CityLearnFixture.battery(buildings.get(id)));
        }
        return batteries;
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            negated[t] = -values[t];
        }
        return negated;
    }

    /// A year of real homes with the golden batteries.
    private static final class Year {
        private final Scenario scenario;
        private final double[] hour;

        Year(Path kpis, List<String> ids, int steps) {
            Path data = CityLearnFixture.dataOf(ids);
            Map<String, Battery> batteries = new LinkedHashMap<>();
            double[][] load = new double[ids.size()][];
            double[][] solar = new double[ids.size()][];
            Map<String, Battery> all = parameters(kpis, ids);
            for (int i = 0; i < ids.size(); i++) {
                Path csv = data.resolve(ids.get(i) + ".csv");
                batteries.put(ids.get(i), all.get(ids.get(i)));
                load[i] = CityLearnFixture.column(csv, "non_shiftable_load");
                solar[i] = CityLearnFixture.column(csv, "solar_generation");
                double pvKw = pvKw(ids.get(i));
                for (int t = 0; t < solar[i].length; t++) {
                    solar[i][t] *= pvKw / 1000;
                }
            }
            hour = CityLearnFixture.column(data.resolve(ids.getFirst() + ".csv"), "hour");
            scenario =
                    CityLearnFixture.scenario(
                            batteries,
                            load,
                            solar,
                            CityLearnFixture.column(
                                    data.resolve("pricing.csv"), "electricity_pricing"),
                            CityLearnFixture.column(
                                    data.resolve("carbon_intensity.csv"), "carbon_intensity"),
                            steps);
        }

        Simulation run(String policy) {
            var run = new Simulation(scenario, CityLearnFixture.policy(policy, hour));
            run.finish(StepObserver.NONE);
            return run;
        }

        /// The parameter file that knows all the buildings.
        private static Map<String, Battery> parameters(Path kpis, List<String> ids) {
            return parameterFiles()
                    .map(file -> batteries(file.getFileName().toString()))
                    .filter(batteries -> batteries.keySet().containsAll(ids))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No battery parameters for " + kpis));
        }

        private static double pvKw(String id) {
            return parameterFiles()
                    .map(file -> JSON.readTree(file.toFile()).get("buildings").get(id))
                    .filter(building -> building != null)
                    .findFirst()
                    .orElseThrow()
                    .get("pv_nominal_power")
                    .asDouble();
        }

        private static Stream<Path> parameterFiles() {
            try {
                return files("battery_parameters_", ".json");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
