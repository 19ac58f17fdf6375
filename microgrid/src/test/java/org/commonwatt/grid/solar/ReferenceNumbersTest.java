package org.commonwatt.grid.solar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.grid.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers of pvlib 2026-08 for Munich and for single models.
final class ReferenceNumbersTest {
    private static final Place MUNICH = new Place(48.1, 11.6, 520);

    /// Half of the last digit that is given.
    private static final double FOUR_DIGITS = 0.5e-4 + 1e-12;

    @ParameterizedTest
    @CsvSource({
        "2023-06-21T11:00:00Z, 24.8510, 171.5892, -1.7628, 1321.624",
        "2023-12-21T11:00:00Z, 71.5856, 177.2165, 2.0895, 1412.709",
        "2023-03-20T08:30:00Z, 60.8381, 128.9274, -7.5607, 1377.689"
    })
    void sun_overMunich_isPvlibs(
            Instant instant, double zenith, double azimuth, double equation, double outside) {
        SunPosition sun = SunAlgorithm.SPA.position(instant, MUNICH);
        // 1e-4° between implementations and half of the last digit given.
        assertThat(sun.zenithDeg()).isCloseTo(zenith, within(1.5e-4));
        assertThat(sun.azimuthDeg()).isCloseTo(azimuth, within(1.5e-4));
        assertThat(SunAlgorithm.equationOfTimeMin(instant)).isCloseTo(equation, within(4.5e-4));
        int day = instant.atZone(ZoneOffset.UTC).getDayOfYear();
        assertThat(SpencerSeries.extraterrestrialWPerM2(day)).isCloseTo(outside, within(0.5e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-21T11:00:00Z, 30, 180, 845.5857, 858.4576",
        "2023-12-21T11:00:00Z, 30, 180, 673.5618, 779.7706",
        "2023-03-20T08:30:00Z, 30, 180, 637.6469, 675.4019",
        "2023-06-21T11:00:00Z, 35, 90, 695.0161, 690.9181",
        "2023-12-21T11:00:00Z, 35, 90, 350.0690, 349.5495",
        "2023-03-20T08:30:00Z, 35, 90, 702.3359, 756.3186"
    })
    void plane_overMunich_hasPvlibsLight(
            Instant instant, double tilt, double facing, double isotropic, double hayDavies) {
        int day = instant.atZone(ZoneOffset.UTC).getDayOfYear();
        SunPath sun =
                SunPath.of(
                        List.of(SunAlgorithm.SPA.position(instant, MUNICH)),
                        new double[] {SpencerSeries.extraterrestrialWPerM2(day)});
        // 1e-4° of the sun's position move a beam of 700 W/m² by at most 0.0013.
        assertThat(light(sun, Transposition.ISOTROPIC, tilt, facing))
                .isCloseTo(isotropic, within(2e-3));
        assertThat(light(sun, Transposition.HAY_DAVIES, tilt, facing))
                .isCloseTo(hayDavies, within(2e-3));
    }

    private static double light(SunPath sun, Transposition model, double tilt, double facing) {
        return new PlaneOfArray(sun, model, tilt, facing, 0.25).globalWPerM2(0, 600, 700, 150);
    }

    @ParameterizedTest
    @CsvSource({
        "600, 24.8510, 1321.624, 395.0971, 225.8122, 0.5003",
        "100, 71.5856, 1412.709, 97.9386, 6.5257, 0.2241",
        "850, 60.8381, 1377.689, 140.2500, 1456.5571, 1.0"
    })
    void erbs_ofGlobalLight_isPvlibs(
            double ghi, double zenith, double outside, double dhi, double dni, double clearness) {
        Irradiance light = Erbs.split(ghi, zenith, outside);
        // The clearness is steep in the rounded angles: 1e-5 of 600 W/m².
        assertThat(light.dhiWPerM2()).isCloseTo(dhi, within(6e-3));
        assertThat(light.dniWPerM2()).isCloseTo(dni, within(6e-3));
        assertThat(Erbs.clearness(ghi, zenith, outside)).isCloseTo(clearness, within(FOUR_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({"1000, 25, 2, 52.4775, 72.2266, 50.8532", "600, 10, 5, 23.5274, 34.6812, 20.1351"})
    void cell_inLightAirAndWind_isPvlibs(
            double light, double air, double wind, double polymer, double glass, double faiman) {
        assertThat(CellTemperature.Sapm.OPEN_RACK_GLASS_POLYMER.celsius(light, air, wind))
                .isCloseTo(polymer, within(FOUR_DIGITS));
        assertThat(CellTemperature.Sapm.CLOSE_MOUNT_GLASS_GLASS.celsius(light, air, wind))
                .isCloseTo(glass, within(FOUR_DIGITS));
        assertThat(CellTemperature.Faiman.OPEN_RACK.celsius(light, air, wind))
                .isCloseTo(faiman, within(FOUR_DIGITS));
    }

    @ParameterizedTest
    @CsvSource({"800, 45, 3.680", "1000, 25, 5.000"})
    void dc_ofFiveKilowatts_isPvwatts(double light, double cell, double expectedKw) {
        var system =
                new PvSystem(
                        5,
                        30,
                        180,
                        Transposition.ISOTROPIC,
                        CellTemperature.Faiman.OPEN_RACK,
                        -0.004,
                        0,
                        PvInverter.of(5),
                        0.2);
        assertThat(system.dcKw(light, cell)).isCloseTo(expectedKw, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "250, 215.9153", "1000, 949.4009", "2500, 2405.4789",
        "4500, 4324.3233", "5000, 4800", "6000, 4800"
    })
    void inverter_ofFiveKilowattsDc_isPvwatts(double dcW, double acW) {
        PvInverter inverter = PvInverter.of(0.96 * 5);
        assertThat(1000 * inverter.acKw(dcW / 1000)).isCloseTo(acW, within(FOUR_DIGITS));
    }

    @ParameterizedTest
    @CsvSource("0.140757")
    void losses_ofPvwatts_multiply(double share) {
        assertThat(PvLosses.PVWATTS.share()).isCloseTo(share, within(0.5e-6));
    }
}
