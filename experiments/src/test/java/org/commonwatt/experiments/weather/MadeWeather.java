package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.e175.klaus.solarpositioning.DeltaT;
import net.e175.klaus.solarpositioning.SPA;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.Place;

/// Weather files of a made-up place at 40° N, 105° W, UTC−7, whose numbers follow from the hour:
/// temperature = day of the year / 10 + hour / 100 °C, wind = month m/s, DNI = 500 and DHI = 80
/// W/m² while the sun is up for the whole hour, and GHI = DNI · cos z + DHI with the sun of the
/// NREL's algorithm.
public final class MadeWeather {
    static final Place PLACE = new Place(40, -105, 1600);
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(-7);

    /// First line of data in an EPW.
    static final int EPW_DATA_LINE = 9;

    private static final Map<Integer, List<String>> YEARS = new ConcurrentHashMap<>();

    private MadeWeather() {}

    private static double cosine(LocalDateTime local) {
        var at = local.atOffset(OFFSET).toZonedDateTime();
        double zenith =
                SPA.calculateSolarPosition(
                                at,
                                PLACE.latitudeDeg(),
                                PLACE.longitudeDeg(),
                                PLACE.altitudeM(),
                                DeltaT.estimate(at.toLocalDate()))
                        .zenithAngle();
        return Math.max(0, Math.cos(Math.toRadians(zenith)));
    }

    /// GHI, DNI, DHI of the hour that starts at `start`.
    static double[] light(LocalDateTime start) {
        double sum = 0;
        boolean up = true;
        for (int minute = 5; minute < 60; minute += 10) {
            double cosine = cosine(start.plusMinutes(minute));
            sum += cosine / 6;
            up &= cosine > 0;
        }
        return up ? new double[] {500 * sum + 80, 500, 80} : new double[3];
    }

    static double temperatureC(LocalDateTime start) {
        return start.getDayOfYear() / 10.0 + start.getHour() / 100.0;
    }

    /// Header lines of an EPW.
    static List<String> epwHeader(String lastDate) {
        return new ArrayList<>(
                List.of(
                        "LOCATION,Made City,CO,USA,MADE,999999,40.0,-105.0,-7.0,1600.0",
                        "DESIGN CONDITIONS,0",
                        "TYPICAL/EXTREME PERIODS,0",
                        "GROUND TEMPERATURES,0",
                        "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
                        "COMMENTS 1,made",
                        "COMMENTS 2,",
                        "DATA PERIODS,1,1,Data,Sunday, 1/ 1," + lastDate));
    }

    /// A data row of an EPW.
    static String epwRow(LocalDateTime start, int minute) {
        double[] light = light(start);
        return String.format(
                Locale.ROOT,
                "%d,%d,%d,%d,%d,A7A7,%.2f,0.0,50,84000,1000,1300,300,%.3f,%.1f,%.1f,"
                        + "9999,9999,9999,9999,180,%d.0,5,5,20,2000,9,999999999,100,0.1,0,88,0.2,0,0",
                start.getYear(),
                start.getMonthValue(),
                start.getDayOfMonth(),
                start.getHour() + 1,
                minute,
                temperatureC(start),
                light[0],
                light[1],
                light[2],
                start.getMonthValue());
    }

    /// The lines of an EPW of whole days.
    static List<String> epw(LocalDateTime first, int days) {
        LocalDateTime last = first.plusDays(days - 1L);
        List<String> lines =
                epwHeader("%d/%d".formatted(last.getMonthValue(), last.getDayOfMonth()));
        for (int h = 0; h < 24 * days; h++) {
            lines.add(epwRow(first.plusHours(h), 0));
        }
        return lines;
    }

    /// An EPW of a year.
    public static List<String> epwYear(int year) {
        LocalDateTime first = LocalDateTime.of(year, 1, 1, 0, 0);
        return new ArrayList<>(
                YEARS.computeIfAbsent(
                        year, made -> List.copyOf(epw(first, first.toLocalDate().lengthOfYear()))));
    }

    /// The lines of a TMY3 of the year 1990, with another year for each odd month.
    static List<String> tmy3() {
        var lines = new ArrayList<String>();
        lines.add("999999,\"MADE, CITY\",CO,-7.0,40.000,-105.000,1600");
        lines.add(
                "Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),GHI (W/m^2),GHI source,DNI (W/m^2),"
                        + "DHI (W/m^2),Dry-bulb (C),Dry-bulb source,Wspd (m/s),Pressure (mbar)");
        LocalDateTime first = LocalDateTime.of(1990, 1, 1, 0, 0);
        for (int h = 0; h < 8760; h++) {
            LocalDateTime start = first.plusHours(h);
            double[] light = light(start);
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%02d/%02d/%d,%02d:00,0,%.3f,1,%.1f,%.1f,%.2f,A,%d.0,840",
                            start.getMonthValue(),
                            start.getDayOfMonth(),
                            start.getMonthValue() % 2 == 0 ? 1990 : 1983,
                            start.getHour() + 1,
                            light[0],
                            light[1],
                            light[2],
                            temperatureC(start),
                            start.getMonthValue()));
        }
        return lines;
    }

    static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /// The bytes of lines.
    public static byte[] bytes(List<String> lines) {
        return text(lines).getBytes(StandardCharsets.UTF_8);
    }

    static WeatherFile read(List<String> lines) {
        return read(text(lines));
    }

    static WeatherFile read(String text) {
        WeatherReading reading =
                WeatherReader.read("made", text.getBytes(StandardCharsets.UTF_8), null);
        assertThat(reading)
                .withFailMessage(() -> refusal(reading))
                .isInstanceOf(WeatherReading.Loaded.class);
        return ((WeatherReading.Loaded) reading).file();
    }

    static String refused(List<String> lines) {
        return refused(bytes(lines));
    }

    static String refused(byte[] bytes) {
        WeatherReading reading = WeatherReader.read("made", bytes, null);
        assertThat(reading).isInstanceOf(WeatherReading.Refused.class);
        return refusal(reading);
    }

    private static String refusal(WeatherReading reading) {
        return ((WeatherReading.Refused) reading)
                .problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    }

    /// Replaces a cell of a line, both counted from 1.
    static void put(List<String> lines, int line, int column, String cell) {
        String[] cells = lines.get(line - 1).split(",", -1);
        cells[column - 1] = cell;
        lines.set(line - 1, String.join(",", cells));
    }
}
