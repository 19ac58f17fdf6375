package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScenarioSourceTest {
    private static final OptionalLong OWN_SEED = OptionalLong.empty();
    private static final OptionalInt ALL_DAYS = OptionalInt.empty();

    @TempDir private Path temporary;

    private static Scenario open(String name, OptionalLong seed, OptionalInt days) {
        ScenarioReading reading = ScenarioSource.open(name, seed, days);
        assertThat(reading).isInstanceOf(ScenarioReading.Loaded.class);
        return ((ScenarioReading.Loaded) reading).scenario();
    }

    private static double demand(Scenario scenario, int t) {
        double sum = 0;
        for (int i = 0; i < scenario.community().size(); i++) {
            sum += scenario.exogenous().demandKwh(t, i);
        }
        return sum;
    }

    @Test
    void anotherSeed_drawsTheDaysAnew() {
        Scenario own = open("village", OWN_SEED, ALL_DAYS);
        Scenario other = open("village", OptionalLong.of(own.seed() + 1), ALL_DAYS);
        assertThat(other.seed()).isEqualTo(own.seed() + 1);
        assertThat(other.name()).isEqualTo("village");
        assertThat(demand(other, 70)).isNotEqualTo(demand(own, 70));
        Scenario same = open("village", OptionalLong.of(own.seed()), ALL_DAYS);
        assertThat(ScenarioHash.of(same)).isEqualTo(ScenarioHash.of(own));
    }

    @Test
    void seedOfAFile_isReplacedWhereverItStands_andAddedWhereThereIsNone() throws IOException {
        String body =
                """
                commonwatt: 1
                currency: EUR
                time: {start: 2025-07-01, step: PT1H, days: 2, zone: Europe/Berlin}
                tariff: {import: {flat: 0.3}, feedIn: 0.1}
                participants:
                  - {id: a, load: {generate: {annualKwh: 3000}}}
                """;
        Path folder = Files.createDirectory(temporary.resolve("street"));
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, body);
        Scenario added = open(folder.toString(), OptionalLong.of(42), ALL_DAYS);
        assertThat(added.seed()).isEqualTo(42);
        assertThat(added.name()).isEqualTo("street");
        Files.writeString(file, body + "seed: 5 # drawn by lot\n");
        assertThat(open(folder.toString(), OWN_SEED, ALL_DAYS).seed()).isEqualTo(5);
        assertThat(open(folder.toString(), OptionalLong.of(-3), ALL_DAYS).seed()).isEqualTo(-3);
    }

    @Test
    void fewerDays_areTheFirstOnes() {
        Scenario all = open("village", OWN_SEED, ALL_DAYS);
        Scenario two = open("village", OWN_SEED, OptionalInt.of(2));
        assertThat(two.axis().days()).isEqualTo(2);
        assertThat(two.axis().steps()).isEqualTo(all.axis().endStepOfDay(1));
        for (int t = 0; t < two.axis().steps(); t++) {
            assertThat(two.axis().instant(t)).isEqualTo(all.axis().instant(t));
            assertThat(demand(two, t)).isEqualTo(demand(all, t));
            assertThat(two.tariffs().getFirst().importPricePerKwh(t))
                    .isEqualTo(all.tariffs().getFirst().importPricePerKwh(t));
        }
        assertThat(two.assumptions())
                .contains("Only the first 2 of %d days are run.".formatted(all.axis().days()));
    }

    @Test
    void daysOfALaterWindow_keepTheEarlierOnesWhole() {
        Scenario all = open("village", OWN_SEED, ALL_DAYS);
        Scenario nine = open("village", OWN_SEED, OptionalInt.of(9));
        assertThat(nine.axis().windows()).hasSize(2);
        assertThat(nine.axis().windows().getFirst()).isEqualTo(all.axis().windows().getFirst());
        assertThat(nine.axis().date(8)).isEqualTo(all.axis().date(8));
    }

    @Test
    void moreDaysThanThereAre_areRefused() {
        ScenarioReading reading = ScenarioSource.open("village", OWN_SEED, OptionalInt.of(1000));
        assertThat(((ScenarioReading.Rejected) reading).render())
                .contains("The days (1000) must be between 1 and the scenario's");
    }

    @Test
    void unknownScenario_isRefusedWithOrWithoutASeed() {
        assertThat(ScenarioSource.open("vilage", OptionalLong.of(1), ALL_DAYS))
                .isInstanceOf(ScenarioReading.Rejected.class);
    }
}
