package org.commonwatt.operate.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.BatteryCurves;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import tools.jackson.databind.JsonNode;

/// Scenarios and policies of the CityLearn golden numbers.
final class CityLearnFixture {
    private CityLearnFixture() {}

    static Path golden() {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        return root.resolve(System.getProperty("commonwatt.golden", "../shared/golden"))
                .resolve("citylearn");
    }

    /// The data folder that holds a CityLearn schema and all `buildings`.
    static Path dataOf(List<String> buildings) {
        Path root = Path.of(System.getProperty("commonwatt.root", ""));
        Path data = root.resolve(System.getProperty("commonwatt.data", "../shared/data"));
        try (Stream<Path> folders = Files.list(data)) {
            return folders.filter(folder -> Files.exists(folder.resolve("schema.json")))
                    .filter(
                            folder ->
                                    buildings.stream()
                                            .allMatch(
                                                    b -> Files.exists(folder.resolve(b + ".csv"))))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No CityLearn data in " + data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Battery battery(JsonNode p) {
        JsonNode power = p.get("capacity_power_curve");
        JsonNode efficiency = p.get("power_efficiency_curve");
        var curves =
                new BatteryCurves(
                        GoldenFiles.numbers(power.get(0)),
                        GoldenFiles.numbers(power.get(1)),
                        GoldenFiles.numbers(efficiency.get(0)),
                        GoldenFiles.numbers(efficiency.get(1)),
                        p.get("capacity_loss_coefficient").asDouble());
        double nominal = p.get("nominal_power").asDouble();
        return new Battery(
                p.get("capacity").asDouble(),
                nominal,
                nominal,
                1,
                1,
                1 - p.get("depth_of_discharge").asDouble(),
                1,
                p.get("loss_coefficient").asDouble(),
                0,
                p.get("initial_soc").asDouble(),
                curves);
    }

    /// A scenario of hourly columns; loads and solar are `[building][t]`.
    static Scenario scenario(
            Map<String, Battery> batteries,
            double[][] load,
            double[][] solar,
            double[] price,
            double[] carbon,
            int steps) {
        int n = batteries.size();
        List<Participant> members = new ArrayList<>();
        batteries.forEach((id, b) -> members.add(Participant.home(id).withBattery(b)));
        double[] demand = new double[steps * n];
        double[] pv = new double[steps * n];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < n; i++) {
                demand[t * n + i] = load[i][t];
                pv[t * n + i] = solar[i][t];
            }
        }
        Tariff tariff =
                new Tariff(
                        "pricing",
                        TariffTerms.PLAIN,
                        Arrays.copyOf(price, steps),
                        new double[steps]);
        return new Scenario(
                "citylearn",
                "USD",
                0,
                TimeAxis.of(
                        Instant.parse("2016-08-01T07:00:00Z"),
                        Duration.ofHours(1),
                        steps,
                        ZoneOffset.ofHours(-8)),
                new Community(members, Connection.UNLIMITED, false, List.of()),
                new Exogenous(steps, n, demand, pv, Arrays.copyOf(carbon, steps)),
                java.util.Collections.nCopies(n, tariff),
                "none",
                Scenario.Settings.DEFAULT,
                List.of());
    }

    /// The four policies of the golden numbers, by the row's hour label 1..24.
    static Policy policy(String name, double[] hourLabel) {
        return new Policy() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void act(Observations o, Actions actions) {
                for (int i = 0; i < o.participants(); i++) {
                    actions.storage(i, action(name, (int) hourLabel[o.step(0)], o.netKwh(i)));
                }
            }
        };
    }

    private static double action(String name, int hour, double net) {
        return switch (name) {
            case "none" -> 0;
            case "openloop" ->
                    hour >= 6 && hour <= 14 ? 0.11 : hour >= 15 && hour <= 22 ? -0.067 : 0;
            case "netfollow" -> Math.clamp(-net / 5, -1, 1);
            case "fullcycle" -> hour >= 1 && hour <= 5 ? 1 : hour >= 17 && hour <= 20 ? -1 : 0;
            default -> throw new AssertionError("The golden folder has a new policy: " + name);
        };
    }

    /// One column of a CSV file without quotes.
    static double[] column(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            int index = Arrays.asList(lines.getFirst().split(",")).indexOf(name);
            if (index < 0) {
                throw new AssertionError("No column %s in %s".formatted(name, file));
            }
            return lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[index]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
