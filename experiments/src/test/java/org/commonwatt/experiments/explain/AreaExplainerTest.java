package org.commonwatt.experiments.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.area.AreaRunner;
import org.commonwatt.experiments.audit.RunAudit;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunSource;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.AreaReader;
import org.commonwatt.experiments.scenario.AreaReading;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.experiments.store.UtilityFile;
import org.commonwatt.explain.BillExplanation;
import org.commonwatt.explain.BillPart;
import org.commonwatt.explain.Check;
import org.commonwatt.explain.Explanation;
import org.commonwatt.operate.policy.Policies;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions about a community of an area, whose utility charges for the load of all.
final class AreaExplainerTest {
    @TempDir private static Path folder;
    private static Path area = Path.of("");

    @BeforeAll
    static void play() throws IOException {
        Files.writeString(
                folder.resolve("pair.yaml"),
                """
                commonwatt: 1
                seed: 3
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 3, zone: UTC}
                location: {latitude: 52.2, longitude: 0.1}
                tariff: {import: 0.30, feedIn: 0.05, vat: 0.1}
                market: {mechanism: mid-market-rate}
                participants:
                  - {id: ada, load: {generate: {annualKwh: 3000}}, pv: {kWp: 5, generate: {tilt: 35, azimuth: 180}}}
                  - {id: bob, load: {generate: {annualKwh: 2000}}, battery: {capacityKwh: 8, powerKw: 4}}
                """);
        Path file = folder.resolve("hills.yaml");
        Files.writeString(
                file,
                """
                commonwatt: 1
                communities:
                  - {scenario: pair.yaml, name: hill, count: 2}
                  - {scenario: pair.yaml, name: dale, market: {mechanism: uniform-price}}
                utility: {loadPrice: {above: 0.5, perKw: 0.03, most: 0.2}, coincidentPeak: {perKwMonth: 4}}
                """);
        area = folder.resolve("hills");
        var source = RunSource.of(file.toString(), 5L, 2, Map.of("rule", "rule", "mpc", "mpc"));
        var settings =
                new RunSettings(
                        List.of("rule", "mpc"),
                        StepsMode.NONE,
                        false,
                        area,
                        2,
                        "commonwatt run",
                        "Commonwatt test",
                        false,
                        source);
        if (AreaReader.read(file.toString(), OptionalLong.of(5), OptionalInt.of(2))
                instanceof AreaReading.Loaded loaded) {
            new AreaRunner((name, each) -> Policies.of(name, each, 1), Clock.systemUTC())
                    .run(loaded.area(), settings, RunWatch.NONE);
        }
    }

    @Test
    void bill_ofAnyCommunity_addsUpAndNamesTheLoadOfAll() {
        for (String community : List.of("hill-1", "hill-2", "dale")) {
            Explainer explainer = Explainer.open(area.resolve(community));
            double load = 0;
            for (String policy : List.of("rule", "mpc")) {
                for (String member : explainer.participants()) {
                    BillExplanation bill = explainer.bill(policy, member);
                    assertThat(bill.checks()).as("%s", bill).allMatch(Check::holds);
                    load +=
                            bill.bars().stream()
                                    .filter(bar -> bar.part() == BillPart.COMMON_LOAD)
                                    .mapToDouble(BillExplanation.Bar::amount)
                                    .sum();
                }
            }
            assertThat(load).as(community).isPositive();
            assertThat(RunAudit.of(area.resolve(community)).holds()).isTrue();
        }
    }

    @Test
    void everyKind_endsInTheStateOfTheRun() {
        Explainer explainer = Explainer.open(area.resolve("hill-2"));
        List<Explanation> all = new ArrayList<>();
        all.add(explainer.price("mpc", 12));
        all.add(explainer.balance("mpc", null, 12, true));
        all.add(explainer.whyNot("mpc", "bob", 12, DeviceAction.of("charge"), Deciding.AS_IN_RUN));
        all.add(explainer.policy("rule", "bob", "storage", OptionalInt.of(13)));
        all.add(explainer.share("ada", "dual-core", 1));
        all.add(explainer.hardDays("rule", "none"));
        all.add(explainer.save("mpc", "ada", 0.05));
        all.add(explainer.whatIf("rule", "battery=4", "ada", Deciding.AS_IN_RUN));
        all.add(explainer.whatIf("rule", "tariff.feedIn=0.12", null, Deciding.AS_IN_RUN));
        for (Explanation each : all) {
            assertThat(each.checks())
                    .as("%s", each)
                    .filteredOn(check -> !check.key().equals("check.surrogate"))
                    .allMatch(Check::holds);
        }
    }

    @Test
    void scenario_ofACommunitysRun_isOpenedByItsFolder() {
        ScenarioReading reading =
                ScenarioSource.openOfRun(area.resolve("dale").toString(), OptionalLong.empty());
        assertThat(reading).isInstanceOf(ScenarioReading.Loaded.class);
        if (reading instanceof ScenarioReading.Loaded loaded) {
            assertThat(loaded.scenario().name()).isEqualTo("dale");
            // The third use of pair.yaml, drawn with 5 + 3 - 1.
            assertThat(loaded.scenario().seed()).isEqualTo(7);
            assertThat(loaded.scenario().axis().days()).isEqualTo(2);
        }
    }

    @Test
    void folders_thatCannotBePlayedAgain_areRefusedInWords() throws IOException {
        assertThatThrownBy(() -> Explainer.open(area))
                .isInstanceOf(ExplainRefusal.class)
                .hasMessageContaining("dale, hill-1, hill-2")
                .hasMessageContaining("Maybe name one of them");
        Path file = area.resolve("hill-1").resolve(UtilityFile.FILE);
        String kept = Files.readString(file);
        try {
            Files.writeString(file, "{\"policies\": {\"rule\": {\"surchargePerKwh\": [0.1]}}}");
            assertThatThrownBy(() -> Explainer.open(area.resolve("hill-1")))
                    .isInstanceOf(ExplainRefusal.class)
                    .hasMessageContaining("utility.json")
                    .hasMessageContaining("charges of 1 steps");
            Files.delete(file);
            assertThatThrownBy(() -> Explainer.open(area.resolve("hill-1")))
                    .isInstanceOf(ExplainRefusal.class)
                    .hasMessageContaining("what the utility charged it is missing");
        } finally {
            Files.writeString(file, kept);
        }
    }
}
