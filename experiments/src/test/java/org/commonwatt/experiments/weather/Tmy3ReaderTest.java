package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// TMY3 files: columns by header, hours 01:00 to 24:00, months of several years.
final class Tmy3ReaderTest {
    private static final List<String> YEAR = MadeWeather.tmy3();

    private final List<String> lines = new ArrayList<>(YEAR);

    @Test
    void read_typicalYear_hasPlaceClockAndMeans() {
        WeatherFile file = MadeWeather.read(lines);

        assertThat(file.format()).isEqualTo(WeatherFormat.TMY3);
        assertThat(file.place())
                .isEqualTo(new WeatherPlace("MADE, CITY", 40, -105, 1600, MadeWeather.OFFSET));
        assertThat(file.clock().isTypical()).isTrue();
        assertThat(file.clock().rows()).isEqualTo(8760);
        assertThat(file.missing()).isEmpty();
        assertThat(file.warnings()).isEmpty();
        // 24:00 of 1 January is the day's last hour.
        assertThat(file.values(WeatherQuantity.TEMPERATURE)[23]).isCloseTo(0.33, within(1e-9));
        // Of any year: 15 August, 11:30 of standard time, is row 226·24 + 11.
        int row =
                file.clock().rowByCalendar(Instant.parse("2031-08-15T18:30:00Z").getEpochSecond());
        assertThat(row).isEqualTo(226 * 24 + 11);
        assertThat(file.values(WeatherQuantity.WIND)[row]).isEqualTo(8);
    }

    @Test
    void read_columnsInAnotherOrder_areFoundByTheirHeader() {
        List<String> swapped = new ArrayList<>();
        swapped.add(lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String last = cells[10];
            cells[10] = cells[3];
            cells[3] = last;
            swapped.add(String.join(",", cells));
        }

        assertThat(MadeWeather.read(swapped).values(WeatherQuantity.GHI))
                .isEqualTo(MadeWeather.read(lines).values(WeatherQuantity.GHI));
    }

    @Test
    void read_missingColumn_isNamed() {
        MadeWeather.put(lines, 2, 10, "Wind (furlong)");

        assertThat(MadeWeather.read(lines).missing()).containsExactly(WeatherQuantity.WIND);
    }

    @Test
    void read_missingMarks_areGaps() {
        MadeWeather.put(lines, 100, 8, "-9900");

        assertThat(MadeWeather.read(lines).filled(WeatherQuantity.TEMPERATURE)).isEqualTo(1);
    }

    @Test
    void read_hour25_isRefusedWithLineAndColumn() {
        MadeWeather.put(lines, 3, 2, "25:00");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo("made:3:2: Time is 25 but must lie between 1 and 24.");
    }

    @Test
    void read_badDate_isRefused() {
        MadeWeather.put(lines, 3, 1, "1990-01-01");

        assertThat(MadeWeather.refused(lines))
                .isEqualTo(
                        "made:3:1: Date is \"1990-01-01\" but must be a date such as 01/31/1997.");
    }

    @Test
    void read_truncated_isRefused() {
        assertThat(MadeWeather.refused(lines.subList(0, 3000)))
                .isEqualTo(
                        "made:3000: The file has 2998 hours but a typical year has 8760.\n"
                                + "Maybe the file was cut off.");
    }
}
