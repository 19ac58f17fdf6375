package org.commonwatt.operate.scenario.days;

import java.time.Instant;
import java.time.ZoneOffset;
import net.e175.klaus.solarpositioning.DeltaT;
import net.e175.klaus.solarpositioning.Grena3;
import net.e175.klaus.solarpositioning.SolarPosition;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;

/// Photovoltaic yield of panels under one community's sky.
///
/// Cloudless irradiance (Haurwitz 1945) times [Weather]'s clearness, split into beam and diffuse
/// light (Erbs et al. 1982), turned into the panel's plane with an isotropic sky, and into AC
/// energy with a cell-temperature factor (Faiman 2008) and a constant loss. Sun and weather are
/// computed once for all panels.
public final class PvDays {
    private static final double SAMPLE_SECONDS = 300;

    /// W/m² outside the atmosphere.
    private static final double SOLAR_CONSTANT = 1361;

    private static final double GROUND_ALBEDO = 0.2;

    /// Wiring, soiling, mismatch and inverter, the default of PVGIS.
    private static final double SYSTEM_LOSS = 0.14;

    /// Yield lost per kelvin of cell temperature above 25 °C.
    private static final double LOSS_PER_KELVIN = 0.004;

    /// Faiman's heat loss coefficient at a light wind, W/(m² K).
    private static final double HEAT_LOSS = 35;

    /// Standard deviation of a panel's lasting yield factor (soiling, shading, tolerance).
    private static final double YIELD_DEVIATION = 0.03;

    private final TimeAxis axis;
    private final Weather weather;
    private final RandomStreams streams;
    private final int samplesPerStep;
    private final double[] zenithCosine;
    private final double[] sunEast;
    private final double[] sunNorth;
    private final double[] extraterrestrial;
    private final double[] airC;

    /// Computes sun and weather for every step of the axis.
    public PvDays(TimeAxis axis, Site site, RandomStreams streams) {
        this(axis, new Weather(axis, site, streams), streams);
    }

    PvDays(TimeAxis axis, Weather weather, RandomStreams streams) {
        this.axis = axis;
        this.weather = weather;
        this.streams = streams;
        samplesPerStep = (int) Math.ceil(axis.step().toSeconds() / SAMPLE_SECONDS);
        int samples = axis.steps() * samplesPerStep;
        zenithCosine = new double[samples];
        sunEast = new double[samples];
        sunNorth = new double[samples];
        extraterrestrial = new double[samples];
        airC = new double[samples];
        LocalDay day = new LocalDay(axis.date(0), axis.zone());
        for (int t = 0; t < axis.steps(); t++) {
            if (!day.date().equals(axis.date(axis.day(t)))) {
                day = new LocalDay(axis.date(axis.day(t)), axis.zone());
            }
            for (int k = 0; k < samplesPerStep; k++) {
                sample(t * samplesPerStep + k, day, midpoint(t, k), weather);
            }
        }
    }

    /// Middle of sample `k` of step `t`, epoch seconds.
    private double midpoint(int t, int k) {
        double width = (double) axis.step().toSeconds() / samplesPerStep;
        return axis.instant(t).getEpochSecond() + (k + 0.5) * width;
    }

    private void sample(int s, LocalDay day, double second, Weather weather) {
        var instant = Instant.ofEpochSecond((long) second).atZone(ZoneOffset.UTC);
        Site site = weather.site();
        SolarPosition sun =
                Grena3.calculateSolarPosition(
                        instant,
                        site.latitudeDeg(),
                        site.longitudeDeg(),
                        DeltaT.estimate(instant.toLocalDate()));
        double zenith = Math.toRadians(sun.zenithAngle());
        double azimuth = Math.toRadians(sun.azimuth());
        zenithCosine[s] = Math.max(0, Math.cos(zenith));
        sunEast[s] = Math.sin(zenith) * Math.sin(azimuth);
        sunNorth[s] = Math.sin(zenith) * Math.cos(azimuth);
        double season = Math.cos(2 * Math.PI * (day.date().getDayOfYear() - 3) / 365.25);
        extraterrestrial[s] = SOLAR_CONSTANT * (1 + 0.033 * season);
        airC[s] = weather.temperatureC(day, second);
    }

    /// AC energy per step of one kilowatt of panels, kWh/kW, `[T]`.
    ///
    /// @param tiltDeg 0 = flat, 90 = upright
    /// @param azimuthDeg where the panel looks: 0 = north, 90 = east, 180 = south
    public double[] kwhPerKw(double tiltDeg, double azimuthDeg, String participantId) {
        double tilt = Math.toRadians(tiltDeg);
        double azimuth = Math.toRadians(azimuthDeg);
        double up = Math.cos(tilt);
        double east = Math.sin(tilt) * Math.sin(azimuth);
        double north = Math.sin(tilt) * Math.cos(azimuth);
        var draws = new DatedDraws(streams, "pv", participantId);
        double factor = Math.exp(YIELD_DEVIATION * draws.traits().nextGaussian());
        double scale = factor * axis.stepHours() / samplesPerStep;
        RoofPlace place = RoofPlace.of(streams, participantId);
        double width = (double) axis.step().toSeconds() / samplesPerStep;
        double[] yield = new double[axis.steps()];
        for (int d = 0; d < axis.days(); d++) {
            var day = new LocalDay(axis.date(d), axis.zone());
            CloudDay.Over sky = weather.clouds(day).over(place);
            int end = axis.endStepOfDay(d) * samplesPerStep;
            for (int s = axis.firstStepOfDay(d) * samplesPerStep; s < end; s++) {
                if (zenithCosine[s] > 0) {
                    double second = midpoint(s / samplesPerStep, s % samplesPerStep);
                    double clear = sky.clearness(second, width);
                    double facing = sunEast[s] * east + sunNorth[s] * north + zenithCosine[s] * up;
                    double light = inPlane(s, clear, facing, up);
                    yield[s / samplesPerStep] += scale * kwPerKw(light, airC[s]);
                }
            }
        }
        return yield;
    }

    /// Irradiance in the panel's plane, W/m².
    private double inPlane(int s, double clearness, double facing, double up) {
        double cosine = zenithCosine[s];
        double global = clearness * 1098 * cosine * Math.exp(-0.057 / cosine);
        double diffuse = global * diffuseShare(global / (extraterrestrial[s] * cosine));
        // Close to the horizon the division would make beams of nothing.
        double beamNormal = (global - diffuse) / Math.max(cosine, 0.05);
        return beamNormal * Math.max(0, facing)
                + diffuse * (1 + up) / 2
                + global * GROUND_ALBEDO * (1 - up) / 2;
    }

    /// Erbs, Klein and Duffie (1982): share of diffuse light at a clearness index.
    private static double diffuseShare(double index) {
        if (index <= 0.22) {
            return 1 - 0.09 * index;
        }
        if (index > 0.8) {
            return 0.165;
        }
        return 0.9511 + index * (-0.1604 + index * (4.388 + index * (-16.638 + index * 12.336)));
    }

    private static double kwPerKw(double light, double airC) {
        double cellC = airC + light / HEAT_LOSS;
        double warm = 1 - LOSS_PER_KELVIN * (cellC - 25);
        return Math.max(0, light / 1000 * warm * (1 - SYSTEM_LOSS));
    }
}
