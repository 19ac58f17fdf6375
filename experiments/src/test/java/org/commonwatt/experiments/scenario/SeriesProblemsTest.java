package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a user reads when a CSV file is wrong, and what a right one becomes.
final class SeriesProblemsTest {
    private static final String TWO_HOURS =
            """
            time,load_kwh
            2025-07-01T00:00Z,0.1
            2025-07-01T00:30Z,0.2
            2025-07-01T01:00Z,0.3
            2025-07-01T01:30Z,0.4
            """;

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of("", "loads.csv: The file is empty."),
                Arguments.of("time,load_kwh\n", "loads.csv:1: The file has a header but no rows."),
                Arguments.of(
                        TWO_HOURS.replace("load_kwh", "use_kwh"),
                        "loads.csv:1: The file has no column load_kwh; it has time, use_kwh."),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "many"),
                        "loads.csv:3:2: load_kwh is \"many\" but must be a number."),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "NaN"),
                        """
                        loads.csv:3:2: load_kwh is NaN but must be a finite number.
                        Maybe the value is missing: leave the cell empty, and short gaps are filled."""),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "1e999"),
                        "loads.csv:3:2: load_kwh is \"1e999\" but must be a number."),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "\"0,2\""),
                        """
                        loads.csv:3:2: load_kwh is "0,2" but must be a number.
                        Maybe it has a decimal comma: use a point."""),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "-0.2"),
                        """
                        loads.csv:3:2: load_kwh is -0.2 but must not be negative.
                        Maybe it is net of generation: give load and generation apart."""),
                Arguments.of(
                        TWO_HOURS.replace("0.2", "0,2"),
                        """
                        loads.csv:3: The row has 3 cells but the header has 2.
                        Maybe a number has a decimal comma."""),
                Arguments.of(
                        TWO_HOURS.replace("00:30Z", "00:00Z"),
                        """
                        loads.csv:3:1: time is 2025-07-01T00:00Z, as in the row before: each time may appear once.
                        Maybe the file holds several meters: give each its own file or column."""),
                Arguments.of(
                        TWO_HOURS.replace("01:00Z", "00:10Z"),
                        """
                        loads.csv:4:1: time is 2025-07-01T00:10Z, before the row above: times must rise.
                        Maybe the file holds several meters: give each its own file or column."""),
                Arguments.of(
                        TWO_HOURS.replace("2025-07-01T00:30Z", "half past"),
                        "loads.csv:3:1: time is \"half past\" but must be a time such as 2025-07-01T00:00Z."),
                Arguments.of(
                        TWO_HOURS.replace("01:30Z", "01:45Z"),
                        "loads.csv:5:1: time is 2025-07-01T01:45Z, off the grid of PT30M that the other rows form."),
                Arguments.of(
                        TWO_HOURS.replace("2025-07-01T01:30Z,0.4\n", ""),
                        "loads.csv:1:2: load_kwh covers 2025-07-01T00:00:00Z to 2025-07-01T01:30:00Z,"
                                + " but the scenario runs from 2025-07-01T00:00:00Z to 2025-07-01T02:00:00Z."),
                Arguments.of(
                        "load_kwh\n1\n2\n3\n",
                        "loads.csv:1:1: load_kwh has 3 rows but the scenario has 4 steps; without a time column row k is step k."),
                Arguments.of(
                        TWO_HOURS
                                .replace(":30Z", ":40Z")
                                .replace(":00Z", ":20Z")
                                .replace("01:40Z", "02:00Z")
                                .replace("01:20Z", "01:00Z")
                                .replace("02:00Z", "01:20Z"),
                        "loads.csv:1:2: load_kwh comes in steps of PT20M, of which the scenario's step of PT30M is no multiple or whole part."));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void read_aWrongFile_saysSo(String csv, String expected) {
        assertThat(Written.loads(csv).problems()).isEqualTo(expected);
    }

    @Test
    void read_aColumnWithoutUnit_asksForIt_andTakesItFromTheScenario() {
        String csv = TWO_HOURS.replace("load_kwh", "use");
        String text = Written.SMALL.replace("load_kwh", "use");
        assertThat(Written.of(text).with("loads.csv", csv).problems())
                .isEqualTo(
                        """
                        loads.csv:1:2: use carries no unit; a header ends in one, such as load_kwh.
                        Maybe add 'unit:' beside the series.""");
        assertThat(
                        Written.of(text.replace("#use\"", "#use\", unit: é"))
                                .with("loads.csv", csv)
                                .problems())
                .isEqualTo(
                        "loads.csv:1:2: use is given the unit \"é\", which is unknown; one is kWh.");
        String withUnit = text.replace("#use\"", "#use\", unit: Wh");
        assertThat(Written.demand(Written.of(withUnit).with("loads.csv", csv).scenario()))
                .containsExactly(0.1e-3, 0.2e-3, 0.3e-3, 0.4e-3);
    }

    @Test
    void read_aPriceAsLoad_isRefused() {
        String text = Written.SMALL.replace("load_kwh", "gbp_per_kwh");
        assertThat(
                        Written.of(text)
                                .with("loads.csv", TWO_HOURS.replace("load_kwh", "gbp_per_kwh"))
                                .problems())
                .isEqualTo(
                        "loads.csv:1:2: gbp_per_kwh has the wrong unit; expected is one such as load_kwh.");
    }

    @Test
    void read_aFileOutsideTheFolder_isRefused(
            @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws IOException {
        java.nio.file.Path file = folder.resolve("scenario.yaml");
        java.nio.file.Files.writeString(
                file, Written.SMALL.replace("loads.csv", "../../etc/secret.csv"));
        assertThat(((ScenarioReading.Rejected) ScenarioReader.read(file)).render())
                .isEqualTo(
                        """
                        ../../etc/secret.csv: The file lies outside the scenario's folder or may not be read.
                        Maybe copy it beside the scenario file.""");
    }

    @Test
    void read_manyBadCells_namesFiveAndCountsTheRest() {
        var csv = new StringBuilder("load_kwh\n");
        csv.append("x\n".repeat(9));
        assertThat(Written.loads(csv.toString()).problems())
                .startsWith("loads.csv:2:1: load_kwh is \"x\" but must be a number.")
                .endsWith("loads.csv:7:1: load_kwh has 4 more cells that are no finite numbers.")
                .hasLineCount(6);
    }

    /// A line of a gigabyte is refused after a few megabytes of it, without being held.
    @Test
    void read_aLineOfAGigabyte_isRefused() {
        ScenarioReading reading =
                ScenarioReader.readText("scenario.yaml", Written.SMALL, name -> endless());
        assertThat(((ScenarioReading.Rejected) reading).render())
                .isEqualTo(
                        """
                        loads.csv: A line of the file is longer than 4194304 characters or has more than 16384 columns.
                        Maybe it is no CSV file, or a quote is not closed.""");
    }

    private static InputStream endless() {
        return new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                java.util.Arrays.fill(target, offset, offset + length, (byte) 'x');
                left -= length;
                return length;
            }
        };
    }

    /// 30-minute rows on 15-minute steps: energy halves, power stays.
    @Test
    void read_rowsLongerThanSteps_splitEnergyEvenly() {
        String text = Written.SMALL.replace("PT30M, steps: 4", "PT15M, steps: 8");
        assertThat(Written.demand(Written.of(text).with("loads.csv", TWO_HOURS).scenario()))
                .containsExactly(0.05, 0.05, 0.1, 0.1, 0.15, 0.15, 0.2, 0.2);
        String power = text.replace("load_kwh", "load_kw");
        // 0.1 kW over a quarter of an hour is 0.025 kWh.
        assertThat(
                        Written.demand(
                                Written.of(power)
                                        .with("loads.csv", TWO_HOURS.replace("load_kwh", "load_kw"))
                                        .scenario()))
                .containsExactly(0.025, 0.025, 0.05, 0.05, 0.075, 0.075, 0.1, 0.1);
    }

    /// 30-minute rows on hourly steps: 0.1 + 0.2 kWh, or a mean of 0.15 kW over an hour.
    @Test
    void read_rowsShorterThanSteps_sumEnergyAndAveragePower() {
        String text = Written.SMALL.replace("PT30M, steps: 4", "PT1H, steps: 2");
        assertThat(Written.demand(Written.of(text).with("loads.csv", TWO_HOURS).scenario()))
                .containsExactly(0.1 + 0.2, 0.3 + 0.4);
        assertThat(
                        Written.demand(
                                Written.of(text.replace("load_kwh", "load_kw"))
                                        .with("loads.csv", TWO_HOURS.replace("load_kwh", "load_kw"))
                                        .scenario()))
                .containsExactly((0.1 + 0.2) / 2, (0.3 + 0.4) / 2);
    }

    @Test
    void read_semicolonsAndDecimalCommas_areUnderstood() {
        String csv = TWO_HOURS.replace(',', ';').replace("0.", "0,");
        assertThat(Written.demand(Written.loads(csv).scenario()))
                .containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    @Test
    void read_gzip_isUnfolded() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(TWO_HOURS.getBytes(StandardCharsets.UTF_8));
        }
        String text = Written.SMALL.replace("loads.csv", "loads.csv.gz");
        assertThat(
                        Written.demand(
                                Written.of(text)
                                        .with("loads.csv.gz", bytes.toByteArray())
                                        .scenario()))
                .containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    /// One missing half-hour lies on the line between 0.2 and 0.4.
    @Test
    void read_aGapOfUpToAnHour_isFilledByALineAndTold() {
        String csv = TWO_HOURS.replace("01:00Z,0.3", "01:00Z,");
        var scenario = Written.loads(csv).scenario();
        assertThat(Written.demand(scenario)[2])
                .isCloseTo(0.3, org.assertj.core.api.Assertions.within(1e-15));
        assertThat(scenario.assumptions())
                .containsExactly(
                        "loads.csv#load_kwh: 1 of 4 steps were filled in (gaps up to 1 h by a straight line, up to 2 h from the day before).");
    }

    /// Two days of hours 0, 1, 2, …; a gap of two hours takes the day before, three hours stay
    /// open.
    @Test
    void read_aLongerGap_isFilledFromTheDayBeforeOrRefused() {
        String text = Written.SMALL.replace("PT30M, steps: 4", "PT1H, days: 2");
        String csv =
                hours(48).replace("T05:00Z,29.0", "T05:00Z,").replace("T06:00Z,30.0", "T06:00Z,");
        double[] demand = Written.demand(Written.of(text).with("loads.csv", csv).scenario());
        assertThat(demand[29]).isEqualTo(5);
        assertThat(demand[30]).isEqualTo(6);
        String three = csv.replace("T07:00Z,31.0", "T07:00Z,");
        assertThat(Written.of(text).with("loads.csv", three).problems())
                .isEqualTo(
                        "loads.csv:1:2: load_kwh has no value in 3 steps, the first at"
                                + " 2025-07-02T05:00:00Z; gaps of more than 2 hours are not filled.");
    }

    private static String hours(int count) {
        var csv = new StringBuilder("time,load_kwh\n");
        for (int h = 0; h < count; h++) {
            csv.append("2025-07-%02dT%02d:00Z,%d.0%n".formatted(1 + h / 24, h % 24, h));
        }
        return csv.toString();
    }

    /// London, 26 October 2025: local 01:00 comes twice, and the day has 25 hours.
    @Test
    void read_localTimesOverAClockChange_areToldApartByOrder() {
        String text =
                Written.SMALL.replace(
                        "{start: 2025-07-01T00:00Z, step: PT30M, steps: 4}",
                        "{start: 2025-10-26, step: PT1H, days: 1, zone: Europe/London}");
        var csv = new StringBuilder("time,load_kwh\n");
        int[] hours = new int[25];
        for (int k = 0; k < 25; k++) {
            hours[k] = k <= 1 ? k : k - 1;
            csv.append("2025-10-26 %02d:00,%d%n".formatted(hours[k], k));
        }
        double[] demand =
                Written.demand(Written.of(text).with("loads.csv", csv.toString()).scenario());
        assertThat(demand).hasSize(25);
        for (int k = 0; k < 25; k++) {
            assertThat(demand[k]).isEqualTo(k);
        }
    }

    /// London, 30 March 2025: 01:30 local does not exist, so a file that has it is in UTC.
    @Test
    void read_aLocalTimeThatDoesNotExist_pointsAtTheZone() {
        String text =
                Written.SMALL.replace(
                        "2025-07-01T00:00Z, step: PT30M, steps: 4",
                        "2025-03-30T00:00Z, step: PT30M, steps: 4, zone: Europe/London");
        String csv = TWO_HOURS.replace("2025-07-01T", "2025-03-30 ").replace("Z", "");
        assertThat(Written.of(text).with("loads.csv", csv).problems())
                .isEqualTo(
                        """
                        loads.csv:4:1: time is 2025-03-30T01:00, which does not exist in Europe/London: the clock was set forward.
                        Maybe the times are UTC: name the column time_utc, or give the series zone: UTC.""");
        assertThat(
                        Written.demand(
                                Written.of(text)
                                        .with("loads.csv", csv.replace("time,", "time_utc,"))
                                        .scenario()))
                .containsExactly(0.1, 0.2, 0.3, 0.4);
    }

    @Test
    void read_aHomeInWh_isImpossible() {
        String csv = TWO_HOURS.replace("0.", "300.");
        assertThat(Written.loads(csv).problems())
                .isEqualTo(
                        """
                        scenario.yaml:5:33: participants[0].load.series gives a mean of 600.5 kWh per hour, impossible for a home.
                        Maybe the column is in Wh.""");
    }

    @Test
    void read_aHomeInMwh_isOdd() {
        String csv = TWO_HOURS.replace("0.", "0.00000");
        assertThat(Written.loads(csv).warnings())
                .containsExactly(
                        """
                        scenario.yaml:5:33: participants[0].load.series gives a mean of 0.000005 kWh per hour, next to nothing.
                        Maybe the home is empty, or the column is in MWh.""");
    }

    @Test
    void read_photovoltaicsInWatts_areImpossible() {
        String text =
                Written.SMALL.replace(
                        "load_kwh\"}", "load_kwh\"}, pv: {kWp: 4, series: \"loads.csv#load_kwh\"}");
        assertThat(Written.of(text).with("loads.csv", TWO_HOURS.replace("0.4", "40")).problems())
                .contains(
                        "reaches 80 kW, impossible for 4 kW peak.\nMaybe the column is in W or Wh.");
    }

    @Test
    void read_evSessions_becomeStepsOfTheirMember() {
        String text =
                Written.SMALL.replace(
                        "load_kwh\"}",
                        "load_kwh\"}, ev: {capacityKwh: 50, powerKw: 7, sessions: stays.csv}");
        String stays =
                """
                participant,arrival,departure,arrival_soc,target_soc
                home_0,2025-07-01T00:10Z,2025-07-01T01:40Z,0.4,0.8
                home_1,2025-07-01T00:00Z,2025-07-01T01:00Z,0.4,0.8
                """;
        var scenario =
                Written.of(text).with("loads.csv", TWO_HOURS).with("stays.csv", stays).scenario();
        var ev = java.util.Objects.requireNonNull(scenario.community().participant(0).ev());
        assertThat(ev.sessions())
                .containsExactly(new org.commonwatt.grid.EvSession(1, 3, 0.4, 0.8));
        assertThat(
                        Written.of(text)
                                .with("loads.csv", TWO_HOURS)
                                .with("stays.csv", stays.replace("0.4,0.8", "40,80"))
                                .problems())
                .isEqualTo(
                        """
                        stays.csv:2:4: arrival_soc is "40" but must lie between 0 and 1.
                        Maybe it is in percent.
                        stays.csv:2:5: target_soc is "80" but must lie between 0 and 1.
                        Maybe it is in percent.""");
    }
}
