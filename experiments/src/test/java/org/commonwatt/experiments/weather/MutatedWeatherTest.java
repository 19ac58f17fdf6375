package org.commonwatt.experiments.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Damaged weather files are refused or used, never an exception.
final class MutatedWeatherTest {
    private static final String[] PIECES = {
        "-1",
        "0",
        "1e308",
        "NaN",
        "-9999",
        "99.9",
        "9999",
        "2001",
        "24",
        "25",
        "13/32/2019",
        ",",
        ",,",
        "\n",
        "\"",
        "{}",
        "[]",
        "null",
        "é",
        "\u0000",
        "\t",
        ":",
        "99999999999999999999"
    };

    private static final String EPW =
            MadeWeather.text(MadeWeather.epw(LocalDateTime.of(2019, 7, 1, 0, 0), 1));

    private static final String TMY3 = MadeWeather.text(MadeWeather.tmy3().subList(0, 26));

    private static final String PVGIS =
            """
            {"inputs": {"location": {"latitude": 45.0, "longitude": 8.0, "elevation": 250.0,
                                     "irradiance_time_offset": 0.17},
                        "mounting_system": {"fixed": {"slope": {"value": 35}, "azimuth": {"value": 0}}},
                        "pv_module": {"peak_power": 1.0}},
             "outputs": {"hourly": [
               {"time": "20190701:1010", "P": 300.0, "G(i)": 400.0, "T2m": 20.0, "WS10m": 2.0},
               {"time": "20190701:1110", "P": 310.0, "G(i)": 410.0, "T2m": 21.0, "WS10m": 2.5},
               {"time": "20190701:1210", "P": 320.0, "G(i)": 420.0, "T2m": 22.0, "WS10m": 3.0}]}}
            """;

    private static final String CSV =
            """
            time,temperature_c,ghi_w_per_m2,dhi_w_per_m2,wind_m_per_s
            2019-07-01T10:00Z,20,300,100,1
            2019-07-01T11:00Z,21,400,100,2
            2019-07-01T12:00Z,22,500,100,3
            """;

    private static final TimeAxis AXIS =
            TimeAxis.of(
                    Instant.parse("2019-07-01T10:00:00Z"),
                    Duration.ofMinutes(30),
                    4,
                    ZoneOffset.UTC);

    private static String mutated(String text, RandomStream random) {
        var changed = new StringBuilder(text);
        int count = 1 + random.nextInt(3);
        for (int k = 0; k < count; k++) {
            int at = random.nextInt(changed.length());
            int length = Math.min(random.nextInt(12), changed.length() - at);
            changed.replace(
                    at,
                    at + length,
                    random.chance(0.3) ? "" : PIECES[random.nextInt(PIECES.length)]);
        }
        return changed.toString();
    }

    @ParameterizedTest
    @EnumSource(WeatherFormat.class)
    void read_damagedFile_neverThrows(WeatherFormat format) {
        String text =
                switch (format) {
                    case EPW -> EPW;
                    case TMY3 -> TMY3;
                    case PVGIS -> PVGIS;
                    case CSV -> CSV;
                };
        int refused = 0;
        for (int seed = 0; seed < 300; seed++) {
            RandomStream random = RandomStreams.of(seed).stream("weather", format.name());
            refused += outcome(mutated(text, random), format, seed);
        }
        // The TMY3 is a day only, hence never a whole year.
        assertThat(refused).isBetween(60, format == WeatherFormat.TMY3 ? 300 : 299);
    }

    @Test
    void read_nothingButSpace_isRefusedInEveryFormat() {
        for (WeatherFormat format : WeatherFormat.values()) {
            for (String text : List.of("\uFEFF", "\n", " \n\n")) {
                WeatherReading reading =
                        WeatherReader.read("made", text.getBytes(StandardCharsets.UTF_8), format);
                assertThat(reading).as("%s", format).isInstanceOf(WeatherReading.Refused.class);
            }
        }
    }

    private static int outcome(String text, WeatherFormat format, int seed) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            WeatherReading reading = WeatherReader.read("made", bytes, format);
            if (reading instanceof WeatherReading.Loaded loaded) {
                AlignedWeather aligned =
                        WeatherAlignment.of(loaded.file(), AXIS, MadeWeather.PLACE);
                return aligned instanceof AlignedWeather.Refused ? 1 : 0;
            }
            return 1;
        } catch (RuntimeException exception) {
            return fail("%s, seed %d: %s%n%s".formatted(format, seed, exception, text), exception);
        }
    }
}
