package org.commonwatt.experiments.study.claims;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A made folder of public data with two homes, and a manifest that is done in seconds.
final class MadeHomes {
    private static final int ROWS = 24 * 7 * 9;
    private static final String MANIFEST =
            """
            families:
              pair:
                title: two homes
                set:
                  tariff: {feedIn: 0.05}
                  market: {mechanism: mid-market-rate}
                  location: {latitude: 34.1, longitude: -117.4}
                members:
                  - {group: low, income: 20000, battery: {capacityKwh: 5, powerKw: 3}}
                  - {group: high, income: 80000}
            variants:
              none: {title: nothing}
              time-of-use: {title: timer}
              oracle: {title: foresight}
              table: {title: table, train: table, amount: 2, secondsPerThousand: 1000, parameters: {candidates: 8, windows: 1, elite: 0.5}}
              ippo: {title: learned, train: ippo, amount: 400, secondsPerThousand: 1, parameters: {copies: 2, rolloutSteps: 100, minibatch: 200, hidden: "4"}}
              budgeted: {title: dosed, train: ippo, robust: "randomised:0.5", amount: 200, secondsPerThousand: 1, parameters: {copies: 2, rolloutSteps: 100, minibatch: 200, hidden: "4"}}
              on-table: {title: deviates, train: ippo, on: table, amount: 200, secondsPerThousand: 1, parameters: {copies: 2, rolloutSteps: 100, minibatch: 200, hidden: "4"}}
            grids:
              shared:
                weeks: 1
                shiftedWeeks: 1
                unshifted: [budgeted, on-table]
                blocks:
                  - {families: [pair], variants: [none, time-of-use, oracle, budgeted, on-table], seeds: 2}
              small:
                weeks: 1
                shiftedWeeks: 1
                unshifted: [table]
                covered: [none]
                blocks:
                  - {families: [pair], variants: [none, time-of-use, oracle, table, ippo], seeds: 1}
            ours: {cost: [ippo], gini: [absent, ippo]}
            claims:
              - {source: somebody, says: cost −99 %, figure: cost, least: 0.99}
            """;

    private MadeHomes() {}

    /// Writes the data into a folder.
    static void write(Path data) throws IOException {
        Path homes = Files.createDirectories(data.resolve(FamilyFolder.HOMES));
        var buildings = new StringBuilder();
        for (int home = 1; home <= 2; home++) {
            buildings
                    .append(home == 1 ? "" : ",")
                    .append("\"B%d\":{\"energy_simulation\":\"b%d.csv\",".formatted(home, home))
                    .append("\"pricing\":\"prices.csv\"}");
            var csv = new StringBuilder("month,hour,day_type,non_shiftable_load\n");
            for (int t = 0; t < ROWS; t++) {
                // From Wednesday 30 September 2015 on.
                int day = t / 24;
                int month = day == 0 ? 9 : day < 32 ? 10 : day < 62 ? 11 : 12;
                csv.append(
                        "%d,%d,%d,%s%n"
                                .formatted(
                                        month,
                                        t % 24 + 1,
                                        (day + 2) % 7 + 1,
                                        0.2 * home + 0.1 * ((t + home) % 5)));
            }
            Files.writeString(homes.resolve("b%d.csv".formatted(home)), csv);
        }
        Files.writeString(homes.resolve("schema.json"), "{\"buildings\":{" + buildings + "}}");
        var prices = new StringBuilder("electricity_pricing\n");
        for (int t = 0; t < ROWS; t++) {
            prices.append(t % 24 >= 16 && t % 24 < 21 ? 0.5 : 0.2).append('\n');
        }
        Files.writeString(homes.resolve("prices.csv"), prices);
    }

    static Manifest manifest() {
        return Manifest.of(YAMLMapper.builder().build().readTree(MANIFEST));
    }

    /// A study of it, with one thread.
    ///
    /// @param folder has the data in `data`, everything made in `out`
    static ClaimsStudy study(Path folder) {
        return study(folder, "small");
    }

    /// Another grid of it.
    static ClaimsStudy study(Path folder, String grid) {
        Manifest manifest = manifest();
        var setup =
                new Setup(
                        folder.resolve("data"),
                        folder.resolve("out"),
                        1,
                        "test",
                        Clock.systemUTC());
        return new ClaimsStudy(manifest, manifest.grid(grid), setup);
    }
}
