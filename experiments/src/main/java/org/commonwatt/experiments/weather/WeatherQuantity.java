package org.commonwatt.experiments.weather;

import java.util.List;
import org.commonwatt.grid.WeatherSeries;

/// What a column of a weather file measures, in house units.
public enum WeatherQuantity {
    /// Air temperature, °C.
    TEMPERATURE("temperature", "temperature_c", -90, 70),
    /// Global irradiance on a level plane, W/m².
    GHI("global horizontal irradiance", "ghi_w_per_m2", 0, 2000),
    /// Direct irradiance on a plane that faces the sun, W/m².
    DNI("direct normal irradiance", "dni_w_per_m2", 0, 2000),
    /// Diffuse irradiance on a level plane, W/m².
    DHI("diffuse horizontal irradiance", "dhi_w_per_m2", 0, 2000),
    /// Wind speed at 10 m, m/s.
    WIND("wind speed", "wind_m_per_s", 0, 120),
    /// Irradiance in the plane of panels, W/m².
    PLANE("irradiance in the plane of panels", "g_i", 0, 2000),
    /// Its beam part, W/m².
    PLANE_BEAM("beam irradiance in the plane of panels", "gb_i", 0, 2000),
    /// Its sky-diffuse part, W/m².
    PLANE_DIFFUSE("diffuse irradiance in the plane of panels", "gd_i", 0, 2000),
    /// Output of photovoltaics, W per kW peak.
    PV_OUTPUT("photovoltaic output", "p", 0, 2000);

    /// What a [org.commonwatt.grid.WeatherSeries] is made of.
    public static final List<WeatherQuantity> OF_SERIES = List.of(TEMPERATURE, GHI, DNI, DHI, WIND);

    /// Irradiances that do not depend on a panel.
    static final List<WeatherQuantity> LIGHT = List.of(GHI, DNI, DHI);

    private final String words;
    private final String header;
    private final double least;
    private final double most;

    WeatherQuantity(String words, String header, double least, double most) {
        this.words = words;
        this.header = header;
        this.least = least;
        this.most = most;
    }

    /// Its name in a sentence.
    public String words() {
        return words;
    }

    /// Header of its column in a `weather.csv`, with the unit.
    public String header() {
        return header;
    }

    /// Its value in step `t` of a series.
    ///
    /// @throws IllegalArgumentException if a series has no such quantity
    public double of(WeatherSeries weather, int t) {
        return switch (this) {
            case TEMPERATURE -> weather.temperatureC(t);
            case GHI -> weather.ghiWPerM2(t);
            case DNI -> weather.dniWPerM2(t);
            case DHI -> weather.dhiWPerM2(t);
            case WIND -> weather.windMs(t);
            default -> throw new IllegalArgumentException("A series has no " + words + ".");
        };
    }

    /// Smallest value that is taken for true.
    double least() {
        return least;
    }

    /// Largest value that is taken for true.
    double most() {
        return most;
    }

    /// Whether it is light, which has a shape of its own within the hour.
    boolean isIrradiance() {
        return this != TEMPERATURE && this != WIND;
    }
}
