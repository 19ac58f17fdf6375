package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.junit.jupiter.api.Test;

/// EPW files: what a good one says, and where a bad one is told to be wrong.
final class EpwReaderTest {
    private static final int DATA = MadeWeather.EPW_DATA_LINE;
    private static final int HOUR = 4;
    private static final int DRY_BULB = 7;
    private static final int GLOBAL = 14;

    private static List<String> days(int days) {
        return MadeWeather.epw(LocalDateTime.of(2019, 1, 1, 0, 0), days);
    }

    @Test
    void read_wholeYear_hasPlaceClockAndMeans() {
        WeatherFile file = MadeWeather.read(MadeWeather.epwYear(2019));

        assertThat(file.format()).isEqualTo(WeatherFormat.EPW);
        assertThat(file.place())
                .isEqualTo(new WeatherPlace("Made City", 40, -105, 1600, MadeWeather.OFFSET));
        // Hour 1 ends at 01:00 of standard time, so row 0 starts at midnight, 07:00 UTC.
        assertThat(file.clock().start()).isEqualTo(Instant.parse("2019-01-01T07:00:00Z"));
        assertThat(file.clock().end()).isEqualTo(Instant.parse("2020-01-01T07:00:00Z"));
        assertThat(file.clock().isTypical()).isFalse();
        assertThat(file.clock().isWholeYear()).isTrue();
        assertThat(file.missing()).isEmpty();
        assertThat(file.notes()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        // 1 July is day 182; its noon hour is row 181·24 + 12.
        int noon = 181 * 24 + 12;
        assertThat(file.values(WeatherQuantity.TEMPERATURE)[noon]).isCloseTo(18.32, within(1e-9));
        assertThat(file.values(WeatherQuantity.WIND)[noon]).isEqualTo(7);
        assertThat(file.values(WeatherQuantity.DNI)[noon]).isEqualTo(500);
        assertThat(file.values(WeatherQuantity.DHI)[noon]).isEqualTo(80);
    }

    @Test
    void read_minute0And60_meanTheSame() {
        List<String> lines = days(2);
        List<String> sixty = days(2);
        for (int line = DATA; line <= sixty.size(); line++) {
            MadeWeather.put(sixty, line, 5, "60");
        }

        assertThat(MadeWeather.read(sixty).values(WeatherQuantity.GHI))
                .isEqualTo(MadeWeather.read(lines).values(WeatherQuantity.GHI));
    }

    @Test
    void read_fourRecordsAnHour_areMeansOfQuarters() {
        List<String> lines = MadeWeather.epwHeader("1/1");
        lines.set(7, "DATA PERIODS,1,4,Data,Sunday,1/1,1/1");
        for (int quarter = 0; quarter < 96; quarter++) {
            LocalDateTime start = LocalDateTime.of(2019, 1, 1, 0, 0).plusMinutes(15L * quarter);
            lines.add(
                    MadeWeather.epwRow(
                            start.minusMinutes(start.getMinute()), 15 * (quarter % 4 + 1)));
            MadeWeather.put(lines, lines.size(), GLOBAL, "20");
            MadeWeather.put(lines, lines.size(), 15, "0");
            MadeWeather.put(lines, lines.size(), 16, "20");
        }
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.clock().rowSeconds()).isEqualTo(900);
        assertThat(file.clock().rows()).isEqualTo(96);
        // 20 Wh/m² in a quarter of an hour are 80 W/m².
        assertThat(file.values(WeatherQuantity.GHI)[40]).isEqualTo(80);
    }

    @Test
    void read_monthsOfOtherYears_isTypicalYear() {
        List<String> lines = MadeWeather.epwYear(2019);
        for (int line = DATA; line <= lines.size(); line++) {
            String row = lines.get(line - 1);
            int month = Integer.parseInt(row.split(",", -1)[1]);
            MadeWeather.put(lines, line, 1, month % 3 == 0 ? "1988" : "1999");
        }
        WeatherClock clock = MadeWeather.read(lines).clock();

        assertThat(clock.isTypical()).isTrue();
        assertThat(clock.isWholeYear()).isTrue();
        assertThat(clock.rows()).isEqualTo(8760);
        // 1 March 2024, 00:30 of standard time: the 60th day of the file, row 59·24.
        assertThat(clock.rowByCalendar(Instant.parse("2024-03-01T07:30:00Z").getEpochSecond()))
                .isEqualTo(59 * 24);
        // 29 February falls back on the 28th, the 59th day.
        assertThat(clock.rowByCalendar(Instant.parse("2024-02-29T07:30:00Z").getEpochSecond()))
                .isEqualTo(58 * 24);
    }

    @Test
    void read_leapYear_keepsItsLeapDay() {
        WeatherClock clock = MadeWeather.read(MadeWeather.epwYear(2020)).clock();

        assertThat(clock.rows()).isEqualTo(8784);
        assertThat(clock.rowByDate(Instant.parse("2020-02-29T07:30:00Z").getEpochSecond()))
                .isEqualTo(59 * 24);
        assertThat(clock.rowByCalendar(Instant.parse("2024-02-29T07:30:00Z").getEpochSecond()))
                .isEqualTo(59 * 24);
    }

    @Test
    void read_leapYearWithoutLeapDay_isTypicalYear() {
        List<String> lines = MadeWeather.epwYear(2020);
        int leapDay = DATA - 1 + 59 * 24;
        lines.subList(leapDay, leapDay + 24).clear();
        WeatherClock clock = MadeWeather.read(lines).clock();

        assertThat(clock.isTypical()).isTrue();
        assertThat(clock.rows()).isEqualTo(8760);
    }

    @Test
    void read_hours0To23_areTakenByTheirStart() {
        List<String> lines = days(2);
        for (int line = DATA; line <= lines.size(); line++) {
            int hour = Integer.parseInt(lines.get(line - 1).split(",", -1)[HOUR - 1]);
            MadeWeather.put(lines, line, HOUR, Integer.toString(hour - 1));
        }
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.clock().start()).isEqualTo(Instant.parse("2019-01-01T07:00:00Z"));
        assertThat(file.notes())
                .containsExactly("made: the hours are counted 0 to 23 and taken by their start.");
    }

    @Test
    void read_hour25_isRefusedWithLineAndColumn() {
        List<String> lines = days(2);
        MadeWeather.put(lines, DATA + 5, HOUR, "25");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo("made:14:4: hour is 25 but must lie between 1 and 24.");
    }

    @Test
    void read_dayThatDoesNotExist_isRefused() {
        List<String> lines = days(2);
        MadeWeather.put(lines, DATA, 2, "2");
        MadeWeather.put(lines, DATA, 3, "30");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo("made:9:3: day is 30, but there is no such day in month 2 of 2019.");
    }

    @Test
    void read_repeatedHour_isRefusedAndDaylightSavingNamed() {
        List<String> lines = MadeWeather.epw(LocalDateTime.of(2019, 11, 3, 0, 0), 1);
        lines.add(DATA + 1, lines.get(DATA));

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:11: The hour 2019-11-03 01:00 appears a second time; each may appear once.\n"
                                + "Maybe the times follow daylight saving; weather files keep standard time all year.");
    }

    @Test
    void read_rowsGoingBack_areRefused() {
        List<String> lines = days(2);
        lines.add(DATA + 5, lines.get(DATA));

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:15: The hour 2019-01-01 01:00 comes after later ones; times must rise.");
    }

    @Test
    void read_oneMissingRow_isFilledByALineAndListed() {
        List<String> lines = days(3);
        lines.remove(DATA - 1 + 30);
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.clock().rows()).isEqualTo(72);
        // 2 January, 06:00: 0.2 °C of the day and 6/100 °C of the hour, on the line between.
        assertThat(file.values(WeatherQuantity.TEMPERATURE)[30]).isCloseTo(0.26, within(1e-9));
        assertThat(file.filled(WeatherQuantity.TEMPERATURE)).isEqualTo(1);
        assertThat(file.notes()).hasSize(1);
        assertThat(file.notes().getFirst())
                .startsWith(
                        "made: the rows of 2019-01-02 06:00 to 2019-01-02 07:00 are missing before line 39 and were filled in");
    }

    @Test
    void read_fourMissingRows_areRefused() {
        List<String> lines = days(3);
        lines.subList(DATA - 1 + 30, DATA - 1 + 34).clear();

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:39: The rows of 2019-01-02 06:00 to 2019-01-02 10:00 are missing before this one;"
                                + " gaps of more than 3 hours are not filled.");
    }

    @Test
    void read_threeMissingValues_comeFromTheDayBefore() {
        List<String> lines = days(3);
        for (int k = 0; k < 3; k++) {
            MadeWeather.put(lines, DATA + 30 + k, DRY_BULB, "99.9");
        }
        WeatherFile file = MadeWeather.read(lines);

        double[] air = file.values(WeatherQuantity.TEMPERATURE);
        assertThat(air[30]).isEqualTo(air[6]);
        assertThat(air[32]).isEqualTo(air[8]);
        assertThat(file.filled(WeatherQuantity.TEMPERATURE)).isEqualTo(3);
        assertThat(file.filled(WeatherQuantity.GHI)).isZero();
        assertThat(file.notes().getFirst())
                .startsWith("made: the temperature is missing in lines 39 to 41 and was filled in");
    }

    @Test
    void read_fourMissingValues_areRefusedWithTheirLines() {
        List<String> lines = days(3);
        for (int k = 0; k < 4; k++) {
            MadeWeather.put(lines, DATA + 30 + k, GLOBAL, "9999");
        }

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:39: The global horizontal irradiance is missing in lines 39 to 42 (from 2019-01-02 06:00);"
                                + " gaps of more than 3 hours are not filled.");
    }

    @Test
    void read_quantityMissingEverywhere_isNamedNotZero() {
        List<String> lines = days(2);
        for (int line = DATA; line <= lines.size(); line++) {
            MadeWeather.put(lines, line, GLOBAL, "9999");
        }
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.missing()).containsExactly(WeatherQuantity.GHI);
        assertThatThrownBy(() -> file.values(WeatherQuantity.GHI))
                .hasMessage("The file made has no global horizontal irradiance.");
        assertThat(file.has(WeatherQuantity.TEMPERATURE)).isTrue();
    }

    @Test
    void read_cellThatIsNoNumber_isRefused() {
        List<String> lines = days(2);
        MadeWeather.put(lines, DATA + 2, DRY_BULB, "warm");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo("made:11:7: dry bulb is \"warm\" but must be a number.");
    }

    @Test
    void read_fahrenheit_isRefusedWithTheCause() {
        List<String> lines = MadeWeather.epwYear(2019);
        for (int line = DATA; line <= lines.size(); line++) {
            double celsius = Double.parseDouble(lines.get(line - 1).split(",", -1)[DRY_BULB - 1]);
            MadeWeather.put(lines, line, DRY_BULB, Double.toString(celsius * 0.9 + 32));
        }

        assertThat(MadeWeather.refused(lines))
                .contains(
                        "hotter than anywhere.\nMaybe the temperatures are in degrees Fahrenheit.");
    }

    @Test
    void read_kilowattHours_areRefusedWithTheCause() {
        List<String> lines = days(40);
        for (int line = DATA; line <= lines.size(); line++) {
            double watts = Double.parseDouble(lines.get(line - 1).split(",", -1)[GLOBAL - 1]);
            MadeWeather.put(lines, line, GLOBAL, Double.toString(watts / 1000));
        }

        assertThat(MadeWeather.refused(lines)).endsWith("Maybe it is in kW/m² or kWh/m².");
    }

    @Test
    void read_kilojoules_areRefusedWithTheCause() {
        List<String> lines = days(2);
        MadeWeather.put(lines, DATA + 12, GLOBAL, "2400");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:21:14: global horizontal is 2400, no global horizontal irradiance: it must lie between 0 and 2000.\n"
                                + "Maybe the irradiance is in kJ/m², or in Wh/m² of a longer time.");
    }

    @Test
    void read_truncatedRow_isRefused() {
        List<String> lines = days(2);
        String last = lines.removeLast();
        lines.add(last.substring(0, 30));

        assertThat(MadeWeather.refused(lines))
                .startsWith("made:56: The row has ")
                .endsWith("cells but needs 35.\nMaybe the file was cut off.");
    }

    @Test
    void read_truncatedAtALineEnd_isRefused() {
        List<String> lines = MadeWeather.epwYear(2019);

        assertThat(MadeWeather.refused(lines.subList(0, 5000)))
                .isEqualTo(
                        "made:5000: The rows end on 7/27 in hour 24, but the DATA PERIODS line says at the end of 12/31.\n"
                                + "Maybe the file was cut off.");
    }

    @Test
    void read_otherEncodings_areReadOrNamed() {
        List<String> lines = days(2);
        MadeWeather.put(lines, 1, 2, "São Paulo");
        String text = MadeWeather.text(lines);
        var latin = WeatherReader.read("made", text.getBytes(StandardCharsets.ISO_8859_1), null);

        assertThat(latin).isInstanceOf(WeatherReading.Loaded.class);
        assertThat(((WeatherReading.Loaded) latin).file().place().name()).isEqualTo("São Paulo");
        assertThat(MadeWeather.refused(text.getBytes(StandardCharsets.UTF_16)))
                .endsWith("Maybe it was saved as Unicode (UTF-16): save it as UTF-8.");
        assertThat(MadeWeather.refused(new byte[] {'P', 'K', 3, 4, 20, 0}))
                .endsWith("Maybe it is an archive: unpack it first.");
        assertThat(MadeWeather.refused(new byte[0])).isEqualTo("made: The file is empty.");
        assertThat(MadeWeather.refused("<!doctype html>".getBytes(StandardCharsets.UTF_8)))
                .endsWith("Maybe it is a web page: download the file itself.");
    }

    @Test
    void read_hoursLabelledByTheWrongEnd_areWarnedOf() {
        List<String> lines = MadeWeather.epwYear(2019);
        // Light of the hour before in every row, as if hours were labelled by their start.
        for (int line = lines.size(); line > DATA; line--) {
            String[] before = lines.get(line - 2).split(",", -1);
            for (int column = GLOBAL; column <= GLOBAL + 2; column++) {
                MadeWeather.put(lines, line, column, before[column - 1]);
            }
        }
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.warnings()).hasSize(1);
        assertThat(file.warnings().stream().map(Problem::render).toList().getFirst())
                .startsWith("made: GHI is not DNI·cos(zenith) + DHI in ")
                .endsWith("an hour earlier they fit.");
    }

    @Test
    void read_badHeader_isRefused() {
        List<String> lines = days(2);
        MadeWeather.put(lines, 1, 7, "140.0");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:1: The latitude is 140.0 but must lie between -90 and 90.\n"
                                + "Maybe the file is no EPW.");
    }
}
