package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.ScenarioReading.Loaded;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class BundledScenariosTest {
    private static Scenario load(String name) {
        ScenarioReading reading = ScenarioReader.bundled(name);
        assertThat(reading)
                .withFailMessage(() -> ((ScenarioReading.Rejected) reading).render())
                .isInstanceOf(Loaded.class);
        Loaded loaded = (Loaded) reading;
        assertThat(loaded.warnings()).isEmpty();
        return loaded.scenario();
    }

    @Test
    void names_areTheFilesOfTheFolder() throws IOException {
        Path folder = Path.of(System.getProperty("commonwatt.root", ".."), "scenarios");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> file.getFileName().toString())
                                    .map(name -> name.replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(ScenarioReader.bundledNames());
        }
    }

    @Test
    void open_aBundledName_givesTheSameSeriesEachTime() {
        for (String name : ScenarioReader.bundledNames()) {
            Scenario once = load(name);
            Scenario again = ((Loaded) ScenarioReader.open(name)).scenario();
            for (int t = 0; t < once.axis().steps(); t++) {
                for (int i = 0; i < once.community().size(); i++) {
                    assertThat(again.exogenous().demandKwh(t, i))
                            .isEqualTo(once.exogenous().demandKwh(t, i));
                    assertThat(again.exogenous().pvKwh(t, i))
                            .isEqualTo(once.exogenous().pvKwh(t, i));
                }
            }
            assertThat(again.assumptions()).isEqualTo(once.assumptions()).isNotEmpty();
        }
    }

    /// Two weeks of quarter hours without a clock change: 14 · 96 = 1344 steps. A weekday at 18:00
    /// costs (0.31 + 0.06) · 1.05 = 0.3885, in the night (0.10 + 0.06) · 1.05 = 0.168.
    @Test
    void village_isTheCommunityItsFileDescribes() {
        Scenario village = load("village");
        assertThat(village.axis().steps()).isEqualTo(1344);
        assertThat(village.axis().days()).isEqualTo(14);
        assertThat(village.community().size()).isEqualTo(23);
        assertThat(village.community().participants().getLast().id()).isEqualTo("shared_battery");
        assertThat(
                        village.community().participants().stream()
                                .map(Participant::ev)
                                .filter(Objects::nonNull))
                .hasSize(2)
                .allSatisfy(ev -> assertThat(ev.sessions()).isNotEmpty());
        assertThat(
                        village.community().participants().stream()
                                .filter(p -> p.pvKw() > 0 && p.battery() != null))
                .hasSize(4);
        assertThat(village.tariffs().getFirst().retailPricePerKwh(18 * 4)).isEqualTo(0.37 * 1.05);
        assertThat(village.tariffs().getFirst().retailPricePerKwh(4)).isEqualTo(0.16 * 1.05);
        assertThat(village.mechanism()).isEqualTo("mid-market-rate");
    }

    /// Seven local days, the last of 23 hours: (6 · 24 + 23) · 4 = 668 steps. Tuesday 18:30 is step
    /// 96 + 74 = 170; three hours are 12 steps. Saturday 20:00 is step 5 · 96 + 80 = 560, and
    /// fourteen hours are 56 steps.
    @Test
    void island_hasItsOutagesOnTheLocalClock() {
        Scenario island = load("island");
        assertThat(island.axis().steps()).isEqualTo(668);
        assertThat(island.community().islanding()).isTrue();
        assertThat(island.community().outages().getFirst().startStep()).isEqualTo(170);
        assertThat(island.community().outages().getFirst().endStep()).isEqualTo(182);
        assertThat(island.community().outages().getFirst().warnedStep()).isEqualTo(170);
        assertThat(island.community().outages().getLast().startStep()).isEqualTo(560);
        assertThat(island.community().outages().getLast().endStep()).isEqualTo(616);
        assertThat(island.community().outages().getLast().warnedStep()).isEqualTo(536);
        assertThat(island.settings().reserveSoc()).isEqualTo(0.3);
    }

    @Test
    void open_withChanges_readsThemAsIfTheFileHadThem() {
        Scenario changed =
                ((Loaded)
                                ScenarioReader.open(
                                        "village",
                                        Map.of(
                                                "seed", "8",
                                                "market.mechanism", "none",
                                                "connection.importLimitKw", "50",
                                                "participants[0].battery.capacityKwh", "12")))
                        .scenario();
        assertThat(changed.seed()).isEqualTo(8);
        assertThat(changed.mechanism()).isEqualTo("none");
        assertThat(changed.community().connection().importLimitKw()).isEqualTo(50);
        assertThat(
                        Objects.requireNonNull(changed.community().participant(0).battery())
                                .capacityKwh())
                .isEqualTo(12);
        assertThat(changed.exogenous().demandKwh(40, 0))
                .isNotEqualTo(load("village").exogenous().demandKwh(40, 0));
    }

    @Test
    void open_withWrongChanges_namesThem() {
        Map<String, String> changes = new java.util.TreeMap<>();
        changes.put("participants[99].id", "x");
        changes.put("seeed", "8");
        changes.put("..", "8");
        ScenarioReading reading = ScenarioReader.open("village", changes);
        assertThat(((ScenarioReading.Rejected) reading).render())
                .contains(
                        "village.yaml: participants[99].id cannot be changed: the file has nothing there.")
                .contains(
                        "village.yaml: .. is no path; one looks like participants[3].battery.capacityKwh.")
                .contains("seeed is not a known key.\nMaybe you mean 'seed'.");
    }
}
