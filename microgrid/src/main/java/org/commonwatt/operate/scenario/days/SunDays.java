package org.commonwatt.operate.scenario.days;

import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.ClearSky;
import org.commonwatt.grid.solar.Erbs;
import org.commonwatt.grid.solar.Irradiance;
import org.commonwatt.grid.solar.PvArray;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.grid.solar.SunAlgorithm;
import org.commonwatt.grid.solar.SunPath;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Sunlight of a community and what panels make of it.
///
/// The global light of a cloudless sky (Haurwitz) times [Weather]'s clearness over a place, split
/// into beam and diffuse light (Erbs), and then through `grid.solar`'s chain. Sun, air and wind are
/// computed once for all roofs.
final class SunDays {
    /// Longest sample of a step; clouds are averaged over it, the sun is taken at its middle.
    private static final int LONGEST_SAMPLE_SECONDS = 600;

    /// Standard deviation of a roof's lasting yield factor (soiling, shading, tolerance).
    private static final double YIELD_DEVIATION = 0.03;

    private final TimeAxis axis;
    private final Weather weather;
    private final RandomStreams streams;
    private final SunPath sun;
    private final double sampleSeconds;
    private final double[] startSecond;
    private final double[] cloudlessWPerM2;
    private final double[] airC;
    private final double[] windMs;

    SunDays(TimeAxis axis, Weather weather, RandomStreams streams) {
        this.axis = axis;
        this.weather = weather;
        this.streams = streams;
        int perStep = Math.ceilDiv((int) axis.step().toSeconds(), LONGEST_SAMPLE_SECONDS);
        sampleSeconds = (double) axis.step().toSeconds() / perStep;
        Site site = weather.site();
        var place = new Place(site.latitudeDeg(), site.longitudeDeg(), 0);
        sun = SunPath.of(axis, place, SunAlgorithm.GRENA3, perStep);
        startSecond = new double[axis.steps()];
        for (int t = 0; t < startSecond.length; t++) {
            startSecond[t] = axis.instant(t).getEpochSecond();
        }
        cloudlessWPerM2 = new double[sun.samples()];
        airC = new double[sun.samples()];
        windMs = new double[sun.samples()];
        for (int d = 0; d < axis.days(); d++) {
            var day = new LocalDay(axis.date(d), axis.zone());
            for (int s = axis.firstStepOfDay(d) * perStep;
                    s < axis.endStepOfDay(d) * perStep;
                    s++) {
                double second = middleSecond(s);
                double zenithDeg = Math.toDegrees(sun.zenithRad(s));
                cloudlessWPerM2[s] = ClearSky.haurwitzWPerM2(zenithDeg);
                airC[s] = weather.temperatureC(day, second);
                windMs[s] = weather.windMs(day, second);
            }
        }
    }

    private double middleSecond(int s) {
        int perStep = sun.samplesPerStep();
        return startSecond[s / perStep] + (s % perStep + 0.5) * sampleSeconds;
    }

    private Irradiance light(int s, CloudDay.Over sky) {
        double cloudless = cloudlessWPerM2[s];
        if (cloudless <= 0) {
            return Irradiance.NIGHT;
        }
        double ghi = cloudless * sky.clearness(middleSecond(s), sampleSeconds);
        double zenithDeg = Math.toDegrees(sun.zenithRad(s));
        return Erbs.split(ghi, zenithDeg, sun.extraterrestrialWPerM2(s));
    }

    /// AC energy of a system under the clouds over its place, kWh per step, `[T]`.
    double[] acEnergyKwh(PvSystem system, RoofPlace place, String participantId) {
        PvArray array = soiled(system, participantId).under(sun);
        double sampleHours = sampleSeconds / 3600;
        int perStep = sun.samplesPerStep();
        double[] energyKwh = new double[axis.steps()];
        for (int d = 0; d < axis.days(); d++) {
            CloudDay.Over sky = skyOver(d, place);
            for (int s = axis.firstStepOfDay(d) * perStep;
                    s < axis.endStepOfDay(d) * perStep;
                    s++) {
                if (cloudlessWPerM2[s] > 0) {
                    Irradiance light = light(s, sky);
                    double powerKw =
                            array.acKw(
                                    s,
                                    light.ghiWPerM2(),
                                    light.dniWPerM2(),
                                    light.dhiWPerM2(),
                                    airC[s],
                                    windMs[s]);
                    energyKwh[s / perStep] += sampleHours * powerKw;
                }
            }
        }
        return energyKwh;
    }

    /// AC energy of a system under given weather, kWh per step, `[T]`.
    double[] acEnergyKwh(PvSystem system, WeatherSeries given) {
        return system.acEnergyKwh(sun, given, axis.stepHours());
    }

    private CloudDay.Over skyOver(int day, RoofPlace place) {
        return weather.clouds(new LocalDay(axis.date(day), axis.zone())).over(place);
    }

    /// The system with the losses of its own roof.
    private PvSystem soiled(PvSystem system, String participantId) {
        RandomStream random = new DatedDraws(streams, "pv", participantId).traits();
        double factor = Math.exp(YIELD_DEVIATION * random.nextGaussian());
        double lossShare = Math.clamp(1 - (1 - system.lossShare()) * factor, 0, 1);
        return new PvSystem(
                system.dcKw(),
                system.tiltDeg(),
                system.azimuthDeg(),
                system.transposition(),
                system.cell(),
                system.temperatureCoefficientPerC(),
                lossShare,
                system.inverter(),
                system.albedo());
    }

    /// Means of the weather over every step, as observed in the middle of the neighbourhood.
    WeatherSeries weather() {
        int perStep = sun.samplesPerStep();
        double[][] means = new double[5][axis.steps()];
        for (int d = 0; d < axis.days(); d++) {
            CloudDay.Over sky = skyOver(d, RoofPlace.MIDDLE);
            for (int s = axis.firstStepOfDay(d) * perStep;
                    s < axis.endStepOfDay(d) * perStep;
                    s++) {
                int t = s / perStep;
                Irradiance light = light(s, sky);
                means[0][t] += airC[s] / perStep;
                means[1][t] += light.ghiWPerM2() / perStep;
                means[2][t] += light.dniWPerM2() / perStep;
                means[3][t] += light.dhiWPerM2() / perStep;
                means[4][t] += windMs[s] / perStep;
            }
        }
        return new WeatherSeries(means[0], means[1], means[2], means[3], means[4]);
    }
}
