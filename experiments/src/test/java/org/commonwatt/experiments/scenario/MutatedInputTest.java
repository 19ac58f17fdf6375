package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;

/// Damaged files are rejected or read, never an exception.
final class MutatedInputTest {
    private static final String[] PIECES = {
        "-1",
        "1e308",
        "NaN",
        ".inf",
        "\"\"",
        "[]",
        "{}",
        "null",
        "true",
        "-",
        ": ",
        "&a",
        "*a",
        "é",
        "\n",
        "  ",
        "24:00",
        "2025-02-30",
        "99999999999999999999",
        "0",
        "\t",
        "#",
        "|",
        "\u0000"
    };

    private static final String TEXT =
            """
            commonwatt: 1
            name: x
            time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4, zone: Europe/London}
            tariff: {import: {timeOfUse: {periods: [{price: 0.3, from: "16:00", to: "20:00", days: weekday, months: [1]}], otherwise: 0.1}}, feedIn: 0.1, gridFee: 0.1, vat: 0.1}
            tariffs: {other: {import: {series: "loads.csv#price_eur_per_kwh"}}}
            market: {mechanism: mid-market-rate}
            assume: {pvShare: 0.5, batteryShare: 0.5, incomeByGroup: {low: {mean: 20000, spread: 0.3}}}
            sharedBattery: {capacityKwh: 60, powerKw: 25, efficiency: 0.88, minSoc: 0.05, maxSoc: 0.9, initialSoc: 0.5}
            outages: [{start: 2025-07-01T00:30Z, hours: 1, warningHours: 2}]
            participants:
              - {id: home_0, group: low, tariff: other, load: {series: "loads.csv#load_kwh", unit: kWh, zone: UTC}}
              - {id: home_1, priority: 3, criticalKw: 0.2, load: {generate: {annualKwh: 3000, occupants: 2}}, pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}}
              - {id: home_2, load: {generate: {}}, battery: {capacityKwh: 5, curves: {capacityPower: [[0, 1], [1, 0.5]], powerEfficiency: [[0, 1], [0.9, 0.8]]}}, ev: {capacityKwh: 50, powerKw: 7, generate: {kmPerDay: 30}}}
            """;

    private static final String CSV =
            """
            time,load_kwh,price_eur_per_kwh
            2025-07-01T00:00Z,0.1,0.2
            2025-07-01T00:30Z,0.2,0.2
            2025-07-01T01:00Z,,0.2
            2025-07-01T01:30Z,0.4,-0.1
            """;

    /// A text with up to three small damages.
    static String mutated(String text, RandomStream random) {
        var changed = new StringBuilder(text);
        int count = 1 + random.nextInt(3);
        for (int k = 0; k < count; k++) {
            int at = random.nextInt(changed.length());
            int length = Math.min(random.nextInt(8), changed.length() - at);
            String piece = PIECES[random.nextInt(PIECES.length)];
            changed.replace(at, at + length, random.chance(0.3) ? "" : piece);
        }
        return changed.toString();
    }

    /// Replaces a whole value, so that the damage reaches the checks behind the parser.
    static String revalued(String text, RandomStream random) {
        int at = text.indexOf(": ", random.nextInt(text.length() - 100)) + 2;
        int end = at;
        while (end < text.length() && ",}\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, at) + PIECES[random.nextInt(PIECES.length)] + text.substring(end);
    }

    @Test
    void read_theIntactText_isLoaded() {
        Written.of(TEXT).with("loads.csv", CSV).loaded();
    }

    @Test
    void read_damagedYaml_neverThrows() {
        int rejected = 0;
        for (int seed = 0; seed < 800; seed++) {
            RandomStream random = RandomStreams.of(seed).stream("yaml");
            String text = seed % 2 == 0 ? mutated(TEXT, random) : revalued(TEXT, random);
            rejected += outcome(text, CSV, seed);
        }
        assertThat(rejected).isBetween(200, 799);
    }

    @Test
    void read_damagedCsv_neverThrows() {
        int rejected = 0;
        for (int seed = 0; seed < 400; seed++) {
            RandomStream random = RandomStreams.of(seed).stream("csv");
            rejected += outcome(TEXT, mutated(CSV, random), seed);
        }
        assertThat(rejected).isBetween(100, 399);
    }

    private static int outcome(String text, String csv, int seed) {
        try {
            ScenarioReading reading =
                    Written.of(text).with("loads.csv", csv.getBytes(StandardCharsets.UTF_8)).read();
            return reading instanceof ScenarioReading.Rejected ? 1 : 0;
        } catch (RuntimeException exception) {
            return fail("seed %d: %s%n%s%n%s".formatted(seed, exception, text, csv), exception);
        }
    }
}
