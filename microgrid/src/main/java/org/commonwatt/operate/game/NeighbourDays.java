package org.commonwatt.operate.game;

import org.commonwatt.numeric.RandomStreams;

/// Where the days of a [NeighbourGame] come from.
public interface NeighbourDays {

    /// Neighbourhoods in every day.
    int agents();

    /// Steps in every day.
    int steps();

    /// The day of an episode; the same streams give the same day.
    NeighbourDay day(RandomStreams streams);

    /// Always the same day.
    static NeighbourDays of(NeighbourDay day) {
        return new SameDay(day);
    }

    /// Drawn days as the published game has them: 288 steps of five minutes.
    static NeighbourDays generated(int agents) {
        return new GeneratedNeighbourDays(agents, 1, 1);
    }
}
