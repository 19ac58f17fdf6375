package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Robust training by folders: tables and networks, in a small community of eight weeks.
final class RobustTrainersTest {
    @TempDir private Path folder;

    @BeforeEach
    void writeCommunity() throws IOException {
        Files.writeString(
                folder.resolve("pair.yaml"),
                """
                commonwatt: 1
                name: pair
                seed: 3
                time: {start: 2025-04-07T00:00Z, step: PT1H, days: 56, zone: UTC}
                location: {latitude: 50, longitude: 8}
                tariff: {import: 0.30, feedIn: 0.05}
                market: {mechanism: mid-market-rate}
                islanding: true
                sharedBattery: {capacityKwh: 6, powerKw: 3}
                participants:
                  - id: a
                    load: {generate: {annualKwh: 3000}}
                    pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}
                """);
    }

    private TrainingRequest request(
            String name, Map<String, String> parameters, OptionalLong steps, String mode) {
        return request(name, parameters, steps, mode, false);
    }

    private TrainingRequest request(
            String name,
            Map<String, String> parameters,
            OptionalLong steps,
            String mode,
            boolean resume) {
        return new TrainingRequest(
                folder.resolve("pair.yaml").toString(),
                new GameOptions(Map.of("window", "1")),
                null,
                parameters,
                List.of(4L),
                new TrainingRequest.Effort(
                        steps,
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty()),
                1,
                folder.resolve(name),
                resume,
                "train",
                "test",
                null,
                RobustMode.parse(mode));
    }

    private JsonNode table(String name, String mode) {
        var small = Map.of("candidates", "6", "elite", "0.4", "rounds", "3", "windows", "3");
        new NumbersTrainer(TunedPolicy.TABLE, Clock.systemUTC())
                .train(request(name, small, OptionalLong.empty(), mode), TrainingWatch.NONE);
        return PolicyFolder.open(folder.resolve(name)).manifest().path("community");
    }

    @Test
    void tablesOfRadiusZero_areTheNominalTable_toTheLastBit() {
        JsonNode nominal = table("none", "none");
        assertThat(nominal.has("robust")).isFalse();
        assertThat(table("wasserstein", "wasserstein:0").path("table"))
                .isEqualTo(nominal.path("table"));
        assertThat(table("mixed", "mixed:0").path("table")).isEqualTo(nominal.path("table"));
        assertThat(table("dose", "dose:0").path("table")).isEqualTo(nominal.path("table"));
        JsonNode worst = table("worst", "wasserstein:0.5");
        assertThat(worst.path("table")).isNotEqualTo(nominal.path("table"));
        assertThat(worst.at("/robust/mode").asString()).isEqualTo("wasserstein:0.5");
        assertThat(worst.at("/robust/notFelt").size()).isEqualTo(2);
        assertThat(table("tail", "cvar:0.8").path("table")).isNotEqualTo(nominal.path("table"));
    }

    /// The mode that was used is told with the radius that was found, the same each time.
    @Test
    void radiusThatIsToBeFound_isFoundBeforeTheTraining() {
        JsonNode found = table("auto", "wasserstein:auto");
        String mode = found.at("/robust/mode").asString();
        assertThat(mode).matches("wasserstein:(0\\.\\d+|1\\.0)");
        assertThat(table("named", mode).path("table")).isEqualTo(found.path("table"));
    }

    /// Six families are felt: a dose of 0.3 gives each a twentieth.
    @Test
    void doses_areTheSameForEveryFamily() {
        JsonNode robust = table("dosed", "dose:0.3").path("robust");
        assertThat(robust.path("episodesPerFamily").size()).isEqualTo(6);
        robust.path("episodesPerFamily")
                .forEach(
                        share ->
                                assertThat(share.asDouble())
                                        .isCloseTo(
                                                0.05,
                                                org.assertj.core.api.Assertions.within(1e-12)));
    }

    /// A budget that anything keeps takes the largest dose that is tried, 1/2 + 1/4 + 1/8.
    @Test
    void searchForADose_keepsTheBudget_andSaysWhatItTried() throws IOException {
        table("search", "randomised:1000");
        String summary = Files.readString(folder.resolve("search/train.json"));
        assertThat(summary)
                .contains("\"found\" : \"dose:0.875\"", "dose-0.0", "dose-0.5", "dose-0.75");
        assertThat(
                        PolicyFolder.open(folder.resolve("search"))
                                .manifest()
                                .at("/community/robust/mode")
                                .asString())
                .isEqualTo("dose:0.875");
    }

    /// Level 0, then halves of what is left up to 1: 1/2 + 1/4 + 1/8 + 1/16.
    @Test
    void searchForALevel_goesIntoTheTailAsFarAsTheBudgetAllows() throws IOException {
        table("search", "cvar:auto:1000");
        String summary = Files.readString(folder.resolve("search/train.json"));
        assertThat(summary).contains("\"found\" : \"cvar:0.9375\"", "dose-0.0", "cvar-0.0");
    }

    @Test
    void searchForALevel_endsWithWhatKeepsTheBudget() throws IOException {
        table("search", "cvar:auto:0");
        Path summary = folder.resolve("search/train.json");
        JsonNode json = JsonMapper.shared().readTree(Files.readString(summary));
        Map<String, Double> costs = new HashMap<>();
        json.path("trials")
                .forEach(
                        trial ->
                                costs.put(
                                        trial.path("mode").asString(),
                                        trial.path("nominalCost").asDouble()));
        assertThat(costs).hasSize(6).containsKeys("dose:0.0", "cvar:0.0");
        assertThat(costs.get(json.path("found").asString()))
                .isLessThanOrEqualTo(costs.get("dose:0.0"));
    }

    private TrainingRequest tuning(String name, String rounds, String mode, boolean resume) {
        Map<String, String> small = new HashMap<>();
        small.putAll(Map.of("candidates", "6", "elite", "0.4", "windows", "3"));
        small.putAll(Map.of("rounds", rounds, "validateEvery", "2"));
        return request(name, small, OptionalLong.empty(), mode, resume);
    }

    /// Stops after two of five rounds: by an exception, as a kill does, or by asking.
    @ParameterizedTest
    @CsvSource({"none, true", "none, false", "mixed:0.3, true", "dose:0.4, false"})
    void tableThatWasInterrupted_goesOnBitForBit(String mode, boolean isKilled) {
        var trainer = new NumbersTrainer(TunedPolicy.TABLE, Clock.systemUTC());
        trainer.train(tuning("whole", "5", mode, false), TrainingWatch.NONE);
        List<Long> seen = new ArrayList<>();
        var cut =
                new TrainingWatch() {
                    @Override
                    public void progress(Progress now) {
                        seen.add(now.steps());
                        if (isKilled && seen.size() == 3) {
                            throw new IllegalStateException("killed");
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return !isKilled && seen.size() == 2;
                    }
                };
        if (isKilled) {
            assertThatThrownBy(() -> trainer.train(tuning("cut", "5", mode, false), cut))
                    .hasMessage("killed");
        } else {
            TrainingOutcome outcome =
                    trainer.train(tuning("cut", "5", mode, false), cut).getFirst();
            assertThat(outcome.status()).isEqualTo(TrainingOutcome.Status.INTERRUPTED);
            assertThat(outcome.totalSteps()).isEqualTo(outcome.steps() / 2 * 5);
        }

        TrainingOutcome outcome =
                trainer.train(tuning("cut", "5", mode, true), TrainingWatch.NONE).getFirst();

        assertThat(outcome.status()).isEqualTo(TrainingOutcome.Status.COMPLETE);
        for (String file : List.of("curve.csv", "table.txt", "manifest.json")) {
            assertThat(folder.resolve("cut/policy").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("whole/policy").resolve(file));
        }
    }

    @Test
    void tableOfOtherParameters_doesNotGoOn() {
        var trainer = new NumbersTrainer(TunedPolicy.TABLE, Clock.systemUTC());
        trainer.train(tuning("short", "2", "none", false), TrainingWatch.NONE);
        assertThatThrownBy(
                        () -> trainer.train(tuning("short", "3", "none", true), TrainingWatch.NONE))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("the parameter rounds was 2 and is now 3");
        assertThatThrownBy(
                        () -> trainer.train(tuning("gone", "3", "none", true), TrainingWatch.NONE))
                .hasMessageContaining("no training");
    }

    private static final Map<String, String> SMALL =
            Map.of(
                    "rolloutSteps",
                    "48",
                    "copies",
                    "2",
                    "minibatch",
                    "48",
                    "hidden",
                    "8",
                    "epochs",
                    "1");

    /// Four trials of 192 steps: the process dies in the second and the third goes on.
    @Test
    void searchForADose_thatWasKilled_goesOnToTheSamePolicy() throws IOException {
        var trainer = Trainers.of("ippo", Clock.systemUTC());
        var steps = OptionalLong.of(192);
        trainer.train(request("whole", SMALL, steps, "randomised:9"), TrainingWatch.NONE);
        List<Long> seen = new ArrayList<>();
        var dying =
                new TrainingWatch() {
                    @Override
                    public void progress(Progress now) {
                        seen.add(now.steps());
                        assertThat(now.totalSteps()).isEqualTo(4 * 192);
                        if (now.steps() > 192) {
                            throw new IllegalStateException("killed");
                        }
                    }
                };
        assertThatThrownBy(() -> trainer.train(request("cut", SMALL, steps, "randomised:9"), dying))
                .hasMessage("killed");
        assertThat(seen).isSorted();

        trainer.train(request("cut", SMALL, steps, "randomised:9", true), TrainingWatch.NONE);

        for (String file : List.of("weights.safetensors", "curve.csv")) {
            assertThat(folder.resolve("cut/policy").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole/policy").resolve(file));
        }
    }

    /// Every row of a thousand that validates is kept, and of the others so few that the file of a
    /// long training stays below 20 kB.
    @Test
    void curve_keepsValidations_andStaysSmall() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (int k = 0; k < 5000; k++) {
            rows.add(
                    Map.of(
                            "step", Integer.toString(k * 2048),
                            "charts/episodic_return", Double.toString(-Math.PI * k),
                            "validation/return", k % 250 == 7 ? "-1.25" : ""));
        }

        String text = TrainingCurve.text(rows);

        assertThat(text.lines()).hasSize(1 + 200 + 20 + 1);
        assertThat(text.lines().filter(line -> line.endsWith(",-1.25"))).hasSize(20);
        assertThat(text).hasSizeLessThan(20_000);
    }

    /// A benefit is 1 where being together is as good as being alone; what a day costs or brings
    /// here is some ten cents.
    @Test
    void fairTraining_isJudgedByWhatBenefitsAreWorth() {
        for (String equity : List.of("none", "rawls")) {
            Path out = folder.resolve(equity);
            var request =
                    new TrainingRequest(
                            folder.resolve("pair.yaml").toString(),
                            new GameOptions(Map.of("window", "1", "equity", equity)),
                            null,
                            SMALL,
                            List.of(4L),
                            TrainingRequest.Effort.ofSteps(192),
                            1,
                            out,
                            false,
                            "train",
                            "test",
                            null,
                            new RobustMode.None());
            Trainers.of("ippo", Clock.systemUTC()).train(request, TrainingWatch.NONE);
            double judged =
                    PolicyFolder.open(out)
                            .manifest()
                            .path("metrics")
                            .path("validation/return")
                            .asDouble();
            if (equity.equals("none")) {
                assertThat(Math.abs(judged)).isLessThan(0.5);
            } else {
                assertThat(judged).isBetween(0.5, 2.0);
            }
        }
    }

    @Test
    void networks_learnByAnyMode_andKeepWhatItWasInTheirManifest() throws IOException {
        var trainer = Trainers.of("ippo", Clock.systemUTC());
        for (String mode :
                List.of(
                        "dose:0.5",
                        "wasserstein:0.2",
                        "mixed:0.2",
                        "smoothed:0.2:0.1",
                        "cvar:0.5")) {
            Path out = folder.resolve("ippo-" + mode.replace(':', '-'));
            trainer.train(
                    request(out.getFileName().toString(), SMALL, OptionalLong.of(192), mode),
                    TrainingWatch.NONE);
            assertThat(PolicyFolder.open(out).manifest().at("/community/robust/mode").asString())
                    .isEqualTo(mode);
            assertThat(Files.readString(out.resolve("progress.csv")))
                    .contains("robust/mass_outage");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasserstein:0.1", "wasserstein:auto", "cvar:auto:0.05"})
    void learnersWithoutAdvantages_takeDosesOnly(String mode) {
        var trainer = Trainers.of("qmix", Clock.systemUTC());
        assertThatThrownBy(
                        () ->
                                trainer.train(
                                        request("qmix", Map.of(), OptionalLong.of(100), mode),
                                        TrainingWatch.NONE))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("cannot weigh");
    }

    @Test
    void gamesWithoutDays_areRefused() {
        assertThatThrownBy(
                        () ->
                                TrainingGames.open(
                                        "cart-pole", GameOptions.none(), new RobustMode.Dosed(0.1)))
                .isInstanceOf(TrainingRefusal.class)
                .hasMessageContaining("cart-pole");
    }
}
