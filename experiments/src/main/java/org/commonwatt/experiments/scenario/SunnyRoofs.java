package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.grid.solar.PvSystem;
import org.commonwatt.grid.solar.SunPath;
import org.jspecify.annotations.Nullable;

/// Photovoltaics under the weather of a file: the sun is followed once for all roofs.
final class SunnyRoofs {
    private final TimeAxis axis;
    private final Place place;
    private final WeatherSeries weather;
    private @Nullable SunPath sun;

    SunnyRoofs(TimeAxis axis, Place place, WeatherSeries weather) {
        this.axis = axis;
        this.place = place;
        this.weather = weather;
    }

    /// AC energy of a roof with the usual attributes, kWh per step.
    ///
    /// @param tiltDeg 0 = flat
    /// @param azimuthDeg 180 = south
    double[] pvKwh(double kWp, double tiltDeg, double azimuthDeg) {
        SunPath path = sun;
        if (path == null) {
            path = SunPath.of(axis, place);
            sun = path;
        }
        return PvSystem.of(kWp, tiltDeg, azimuthDeg).acEnergyKwh(path, weather, axis.stepHours());
    }
}
