package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AreaReaderTest {
    @TempDir private Path folder;

    private AreaReading read(String text) throws IOException {
        Path file = folder.resolve("valley.yaml");
        Files.writeString(file, text);
        Files.writeString(
                folder.resolve("pair.yaml"),
                """
                commonwatt: 1
                seed: 3
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 2, zone: UTC}
                tariff: {import: 0.30, feedIn: 0.05}
                participants:
                  - {id: a, load: {generate: {annualKwh: 3000}}}
                  - {id: b, load: {generate: {annualKwh: 2000}}}
                """);
        return AreaReader.read(file.toString(), OptionalLong.empty(), OptionalInt.empty());
    }

    private Area area(String text) throws IOException {
        return switch (read(text)) {
            case AreaReading.Loaded loaded -> loaded.area();
            case AreaReading.Rejected no -> throw new AssertionError(no.rejected().render());
        };
    }

    private String problems(String text) throws IOException {
        return switch (read(text)) {
            case AreaReading.Loaded _ -> "";
            case AreaReading.Rejected rejected -> rejected.rejected().render();
        };
    }

    @Test
    void communities_haveNamesSeedsAndMarketsOfTheirOwn() throws IOException {
        Area area =
                area(
                        """
                        commonwatt: 1
                        communities:
                          - pair.yaml
                          - {scenario: pair.yaml, name: hill, count: 2, market: {mechanism: dynamic-nem}}
                        utility:
                          loadPrice: {above: 40, perKw: 0.002, most: 0.2}
                          coincidentPeak: {perKwMonth: 4}
                        """);
        assertThat(area.name()).isEqualTo("valley");
        assertThat(area.communities())
                .extracting(Scenario::name)
                .containsExactly("pair", "hill-1", "hill-2");
        assertThat(area.communities()).extracting(Scenario::seed).containsExactly(3L, 4L, 5L);
        assertThat(area.communities())
                .extracting(Scenario::mechanism)
                .containsExactly("none", "dynamic-nem", "dynamic-nem");
        assertThat(area.tariff().surchargePerKwh(50)).isEqualTo(0.02);
        assertThat(area.tariff().coincidentPerKwMonth()).isEqualTo(4);
    }

    @Test
    void time_isTheClockOfAll_daysAreTheFirst() throws IOException {
        String text =
                """
                commonwatt: 1
                time: {start: 2025-07-07, days: 3, step: PT30M, zone: Europe/London}
                communities: [pair.yaml, village]
                """;
        assertThat(area(text).communities())
                .allMatch(each -> each.axis().steps() == 3 * 48)
                .extracting(Scenario::name)
                .containsExactly("pair", "village");
        AreaReading shorter =
                AreaReader.read(
                        folder.resolve("valley.yaml").toString(),
                        OptionalLong.of(20),
                        OptionalInt.of(1));
        Area area = ((AreaReading.Loaded) shorter).area();
        assertThat(area.communities()).allMatch(each -> each.axis().steps() == 48);
        assertThat(area.communities()).extracting(Scenario::seed).containsExactly(20L, 20L);
    }

    @Test
    void problems_haveTheirPlace() throws IOException {
        assertThat(problems("commonwatt: 1\ncommunities: [pair.yaml]\nutilty: {}\n"))
                .contains("valley.yaml:3:1: utilty is not a known key.\nMaybe you mean 'utility'.");
        assertThat(
                        problems(
                                """
                                commonwatt: 1
                                communities: [pair.yaml]
                                utility: {coincidentPeak: {perKwMonth: -2}}
                                """))
                .contains("valley.yaml:3:40: utility.coincidentPeak.perKwMonth is -2");
        assertThat(problems("commonwatt: 1\ncommunities:\n  - pair.yaml\n  - pair.yaml\n"))
                .contains("valley.yaml:4:5: communities[1] makes a second community pair.")
                .contains("Maybe name");
        assertThat(problems("commonwatt: 1\ncommunities:\n  - nowhere.yaml\n"))
                .contains("valley.yaml:3:5: communities[0] cannot be read")
                .contains("nowhere.yaml: There is no such scenario.");
        assertThat(problems("commonwatt: 1\ncommunities: [pair.yaml, village]\n"))
                .contains("valley.yaml:2:14: communities have several clocks: village")
                .contains("Maybe time in this file");
        assertThat(problems("commonwatt: 1\ncommunities: [\n")).contains("no valid YAML");
    }

    @Test
    void isArea_wantsTheKey() throws IOException {
        read("commonwatt: 1\ncommunities: [pair.yaml]\n");
        assertThat(AreaReader.isArea(folder.resolve("valley.yaml").toString())).isTrue();
        assertThat(AreaReader.isArea(folder.resolve("pair.yaml").toString())).isFalse();
        assertThat(AreaReader.isArea("village")).isFalse();
    }

    @Test
    void schema_isValid() {
        JsonNode schema = ScenarioSchema.ofAreas().tree();
        var meta =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                com.networknt.schema.SchemaLocation.of(
                                        Dialects.getDraft202012().getId()));
        assertThat(meta.validate(schema)).isEmpty();
    }
}
