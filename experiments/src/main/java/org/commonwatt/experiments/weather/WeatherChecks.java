package org.commonwatt.experiments.weather;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.problem.Problem;

/// What no weather does, although each number alone could be one: wrong units are refused, light
/// that does not add up is a warning.
final class WeatherChecks {
    /// Warmer than the hottest air measured, 56.7 °C.
    private static final double HOTTEST_C = 60;

    /// Warmer than the mean of a year anywhere on earth.
    private static final double HOTTEST_YEAR_C = 36;

    /// Global irradiance that any four weeks reach somewhere outside the polar night, W/m².
    private static final double LOW_PEAK = 5;

    private static final int FOUR_WEEKS_HOURS = 28 * 24;
    private static final int YEAR_HOURS = 8000;

    /// Share of sunny rows that may fail to add up.
    private static final double ODD_SHARE = 0.1;

    /// Departure of GHI from its parts that counts, as a share and in W/m².
    private static final double ODD_PART = 0.15;

    private static final double ODD_W_PER_M2 = 50;

    /// Below this cosine of the zenith angle the hour's mean direction says little.
    private static final double LOW_SUN = 0.15;

    private static final int PARTS = 4;

    private final String file;
    private final WeatherPlace place;
    private final WeatherClock clock;
    private final Map<WeatherQuantity, double[]> columns;

    private WeatherChecks(
            String file,
            WeatherPlace place,
            WeatherClock clock,
            Map<WeatherQuantity, double[]> columns) {
        this.file = file;
        this.place = place;
        this.clock = clock;
        this.columns = columns;
    }

    /// The file with its warnings.
    ///
    /// @throws WeatherRefusal if a unit must be wrong
    static WeatherFile checked(
            String file,
            WeatherFormat format,
            WeatherPlace place,
            WeatherClock clock,
            Map<WeatherQuantity, double[]> columns,
            WeatherFile.Remarks remarks)
            throws WeatherRefusal {
        var checks = new WeatherChecks(file, place, clock, columns);
        checks.units();
        var warnings = new ArrayList<>(remarks.warnings());
        warnings.addAll(checks.balance());
        return new WeatherFile(
                file,
                format,
                place,
                clock,
                columns,
                new WeatherFile.Remarks(remarks.filled(), remarks.notes(), warnings));
    }

    private void units() throws WeatherRefusal {
        double hours = clock.rows() * clock.rowSeconds() / 3600.0;
        double[] air = columns.get(WeatherQuantity.TEMPERATURE);
        if (air != null) {
            double most = Arrays.stream(air).max().orElse(0);
            double mean = Arrays.stream(air).average().orElse(0);
            if (most > HOTTEST_C || (hours > YEAR_HOURS && mean > HOTTEST_YEAR_C)) {
                throw new WeatherRefusal(
                        file,
                        "The temperature reaches %s °C with a mean of %s °C, hotter than anywhere."
                                .formatted(Figures.of(most), Figures.of(mean)),
                        "the temperatures are in degrees Fahrenheit.");
            }
        }
        double[] ghi = columns.get(WeatherQuantity.GHI);
        if (ghi != null && hours >= FOUR_WEEKS_HOURS) {
            double most = Arrays.stream(ghi).max().orElse(0);
            if (most > 0 && most < LOW_PEAK) {
                throw new WeatherRefusal(
                        file,
                        "The global horizontal irradiance never exceeds %s W/m² in %s days."
                                .formatted(Figures.of(most), Figures.of(hours / 24)),
                        "it is in kW/m² or kWh/m².");
            }
        }
    }

    /// Global irradiance against beam and diffuse, with the sun of the row and an hour around it.
    private List<Problem> balance() {
        double[] ghi = columns.get(WeatherQuantity.GHI);
        double[] dni = columns.get(WeatherQuantity.DNI);
        double[] dhi = columns.get(WeatherQuantity.DHI);
        if (ghi == null || dni == null || dhi == null || !place.isKnown()) {
            return List.of();
        }
        var sun = new SunHeight(place.point());
        int sunny = 0;
        int odd = 0;
        double misfit = 0;
        double[] shifted = new double[2];
        for (int row = 0; row < clock.rows(); row++) {
            if (dni[row] <= ODD_W_PER_M2 && ghi[row] <= ODD_W_PER_M2) {
                continue;
            }
            double cosine = sun.meanCosine(clock.second(row), clock.rowSeconds(), PARTS);
            double gap = Math.abs(ghi[row] - dhi[row] - dni[row] * cosine);
            misfit += gap;
            for (int k = 0; k < 2; k++) {
                long start = clock.second(row) + (k == 0 ? -3600 : 3600);
                double other = sun.meanCosine(start, clock.rowSeconds(), PARTS);
                shifted[k] += Math.abs(ghi[row] - dhi[row] - dni[row] * other);
            }
            boolean counts = cosine > LOW_SUN || gap > 2 * ODD_W_PER_M2;
            sunny += counts ? 1 : 0;
            odd += counts && gap > Math.max(ODD_W_PER_M2, ODD_PART * ghi[row]) ? 1 : 0;
        }
        if (odd <= ODD_SHARE * sunny) {
            return List.of();
        }
        boolean hourOff = Math.min(shifted[0], shifted[1]) < misfit / 2;
        return List.of(
                Problem.ofFile(
                        file,
                        "GHI is not DNI·cos(zenith) + DHI in %d of %d sunny rows (by more than 15 %% and 50 W/m²)."
                                .formatted(odd, sunny),
                        hourOff
                                ? "the hours are labelled by the other end, or the time zone is wrong: an hour %s they fit."
                                        .formatted(shifted[0] < shifted[1] ? "earlier" : "later")
                                : "place, time zone or one of the columns is wrong."));
    }
}
