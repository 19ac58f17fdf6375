package org.commonwatt.experiments.weather;

import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.experiments.scenario.series.Numbers;
import org.commonwatt.grid.Place;

/// Where and in which clock a weather file was made.
///
/// @param name name of the place; may be empty
/// @param latitudeDeg degrees north; NaN where the file does not tell
/// @param longitudeDeg degrees east; NaN where the file does not tell
/// @param altitudeM metres above the sea; NaN where the file does not tell
/// @param offset standard time of its days, without daylight saving
public record WeatherPlace(
        String name, double latitudeDeg, double longitudeDeg, double altitudeM, ZoneOffset offset) {
    private static final double MAX_ZONE_HOURS = 15;

    /// Heights that a place can have.
    private static final double LOWEST_M = -450;

    private static final double HIGHEST_M = 8900;

    /// A clock somewhere.
    static WeatherPlace unknown(ZoneOffset offset) {
        return new WeatherPlace("", Double.NaN, Double.NaN, Double.NaN, offset);
    }

    /// The place that the first line of a file tells.
    ///
    /// @param numbers latitude, longitude, hours ahead of UTC and altitude as they are written
    static WeatherPlace ofHeader(
            WeatherFormat format, RowPlaces places, String name, List<String> numbers)
            throws WeatherRefusal {
        double[] said = new double[numbers.size()];
        for (int k = 0; k < said.length; k++) {
            said[k] = Numbers.parse(numbers.get(k).strip(), false);
        }
        String fault = fault(said[0], said[1], said[2]);
        if (!fault.isEmpty()) {
            throw new WeatherRefusal(
                    places.problem(1, fault, "the file is no %s.".formatted(format)));
        }
        return new WeatherPlace(
                name.strip(),
                said[0],
                said[1],
                said[3],
                ZoneOffset.ofTotalSeconds((int) Math.round(said[2] * 3600)));
    }

    /// Whether the file tells its latitude and longitude.
    public boolean isKnown() {
        return !Double.isNaN(latitudeDeg) && !Double.isNaN(longitudeDeg);
    }

    /// The place itself, at sea level where its altitude is unknown.
    ///
    /// @throws IllegalArgumentException if the file does not tell it
    public Place point() {
        double height = altitudeM >= LOWEST_M && altitudeM <= HIGHEST_M ? altitudeM : 0;
        return new Place(latitudeDeg, longitudeDeg, height);
    }

    /// What is wrong with the numbers of a header, or an empty text.
    ///
    /// @param zoneHours hours ahead of UTC
    static String fault(double latitudeDeg, double longitudeDeg, double zoneHours) {
        if (Double.isNaN(latitudeDeg + longitudeDeg + zoneHours)) {
            return "The latitude, longitude or time zone is missing or no number.";
        }
        if (!(Math.abs(latitudeDeg) <= 90)) {
            return "The latitude is %s but must lie between -90 and 90.".formatted(latitudeDeg);
        }
        if (!(Math.abs(longitudeDeg) <= 180)) {
            return "The longitude is %s but must lie between -180 and 180.".formatted(longitudeDeg);
        }
        return Math.abs(zoneHours) <= MAX_ZONE_HOURS && (zoneHours * 4) % 1 == 0
                ? ""
                : "The time zone is %s but must be hours ahead of UTC, such as 5.5."
                        .formatted(zoneHours);
    }
}
