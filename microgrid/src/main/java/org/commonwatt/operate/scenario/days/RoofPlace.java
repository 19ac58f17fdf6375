package org.commonwatt.operate.scenario.days;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Where a roof is in its neighbourhood, metres from the middle.
///
/// @param eastM metres to the east
/// @param northM metres to the north
public record RoofPlace(double eastM, double northM) {
    /// The middle, where the community's weather is observed.
    public static final RoofPlace MIDDLE = new RoofPlace(0, 0);

    /// Radius of a neighbourhood on one transformer, metres.
    private static final double NEIGHBOURHOOD_M = 300;

    public RoofPlace {
        if (!Double.isFinite(eastM + northM)) {
            throw new IllegalArgumentException(
                    "A place must be finite: eastM (%s), northM (%s).".formatted(eastM, northM));
        }
    }

    /// A participant's place, uniform over a disc of 300 m; it depends on the seed and the id
    /// alone.
    static RoofPlace of(RandomStreams streams, String participantId) {
        RandomStream random = streams.stream("place", participantId);
        double radius = NEIGHBOURHOOD_M * Math.sqrt(random.nextDouble());
        double angle = 2 * Math.PI * random.nextDouble();
        return new RoofPlace(radius * Math.sin(angle), radius * Math.cos(angle));
    }
}
