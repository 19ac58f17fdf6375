package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.SoftAssertions;
import org.commonwatt.grid.solar.SolarTable.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sun, clear sky and light in a plane against pvlib, row by row.
@Tag("golden")
final class SolarGoldenTest {
    /// Two implementations of the same algorithm, degrees.
    private static final double SAME_SPA_DEG = 1e-4;

    /// The bound that [SunAlgorithm#GRENA3] promises, degrees.
    private static final double GRENA_DEG = 0.01;

    private static void same(SoftAssertions softly, Row row, String column, double actual) {
        if (row.has(column)) {
            double expected = row.number(column);
            softly.assertThat(actual)
                    .as("%s of %s", column, row)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double turn(double fromDeg, double toDeg) {
        return Math.abs(Math.IEEEremainder(toDeg - fromDeg, 360));
    }

    /// Largest angles by which an algorithm misses zenith, apparent zenith and position in the sky.
    private static double[] misses(SunAlgorithm algorithm, List<Row> rows) {
        double[] worst = new double[3];
        for (Row row : rows) {
            SunPosition sun = algorithm.position(row.instant(), row.place());
            SunPosition pvlib = row.sun();
            // An azimuth near the top of the sky moves a sun little.
            double sideways =
                    turn(sun.azimuthDeg(), pvlib.azimuthDeg())
                            * Math.sin(Math.toRadians(pvlib.zenithDeg()));
            worst[0] = Math.max(worst[0], Math.abs(sun.zenithDeg() - pvlib.zenithDeg()));
            worst[1] =
                    Math.max(
                            worst[1],
                            Math.abs(sun.apparentZenithDeg() - pvlib.apparentZenithDeg()));
            worst[2] = Math.max(worst[2], sideways);
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource({"SPA, " + SAME_SPA_DEG, "GRENA3, " + GRENA_DEG})
    void position_ofEveryRow_isWithinTheBound(SunAlgorithm algorithm, double boundDeg) {
        List<Row> rows = SolarTable.rowsWith("zenith", "apparent_zenith", "azimuth");
        double[] misses = misses(algorithm, rows);
        assertThat(misses[0]).as("zenith, degrees").isLessThan(boundDeg);
        assertThat(misses[1]).as("apparent zenith, degrees").isLessThan(2 * boundDeg);
        assertThat(misses[2]).as("azimuth times sine of zenith, degrees").isLessThan(boundDeg);
    }

    @Test
    void seasonAndTime_ofEveryRow_arePvlibs() {
        var softly = new SoftAssertions();
        for (Row row : SolarTable.rowsWith("equation_of_time_min", "declination_spencer_rad")) {
            int day = row.instant().atZone(ZoneOffset.UTC).getDayOfYear();
            same(softly, row, "declination_spencer_rad", SpencerSeries.declinationRad(day));
            same(softly, row, "eot_spencer_min", SpencerSeries.equationOfTimeMin(day));
            same(softly, row, "extra_radiation", SpencerSeries.extraterrestrialWPerM2(day));
            // A degree of turning is four minutes.
            softly.assertThat(SunAlgorithm.equationOfTimeMin(row.instant()))
                    .as("equation of time of %s", row)
                    .isCloseTo(row.number("equation_of_time_min"), within(4 * SAME_SPA_DEG));
        }
        softly.assertAll();
    }

    @Test
    void clearSky_ofEveryRow_isPvlibs() {
        var softly = new SoftAssertions();
        for (Row row : SolarTable.rowsWith("cs_ghi", "linke_turbidity")) {
            double zenith = row.number("apparent_zenith");
            double airMass = AirMass.relative(zenith);
            same(softly, row, "airmass_relative", airMass);
            same(softly, row, "airmass_absolute", AirMass.absolute(airMass, row.place()));
            Irradiance clear =
                    ClearSky.ineichen(
                            zenith,
                            row.number("extra_radiation"),
                            row.number("linke_turbidity"),
                            row.place());
            same(softly, row, "cs_ghi", clear.ghiWPerM2());
            same(softly, row, "cs_dni", clear.dniWPerM2());
            same(softly, row, "cs_dhi", clear.dhiWPerM2());
            same(softly, row, "haurwitz_ghi", ClearSky.haurwitzWPerM2(zenith));
        }
        softly.assertAll();
    }

    @Test
    void planeUnderClearSky_ofEveryRow_isPvlibs() {
        var softly = new SoftAssertions();
        for (Row row : SolarTable.rowsWith("poa_perez", "cs_ghi", "azimuth_surface")) {
            double ghi = row.number("cs_ghi");
            double dni = row.number("cs_dni");
            double dhi = row.number("cs_dhi");
            for (Transposition model : Transposition.values()) {
                var plane =
                        new PlaneOfArray(
                                row.path(),
                                model,
                                row.number("tilt"),
                                row.number("azimuth_surface"),
                                row.albedo());
                String column = "poa_" + model.name().replace("_", "").toLowerCase(Locale.ROOT);
                same(softly, row, column, plane.globalWPerM2(0, ghi, dni, dhi));
                same(softly, row, "aoi", plane.incidenceDeg(0));
                same(softly, row, "iso_beam", plane.beamWPerM2(0, dni));
                same(softly, row, "iso_ground_diffuse", plane.groundWPerM2(ghi));
                if (model == Transposition.ISOTROPIC) {
                    same(softly, row, "iso_sky_diffuse", plane.skyWPerM2(0, dni, dhi));
                }
            }
        }
        softly.assertAll();
    }
}
