package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Random numbers that belong to a date and a participant, so that a day is the same in whatever
/// window it is met.
final class DatedDraws {
    /// Days after which an older day no longer counts in [#persistent].
    private static final int MEMORY_DAYS = 45;

    private final RandomStreams streams;
    private final String name;
    private final String participantId;
    private final Map<String, Innovations> innovations = new HashMap<>();

    /// @param participantId whose draws; blank for the community's
    DatedDraws(RandomStreams streams, String name, String participantId) {
        this.streams = streams;
        this.name = name;
        this.participantId = participantId;
    }

    /// What does not change from day to day.
    RandomStream traits() {
        return stream(streams, name + " traits");
    }

    /// The stream of one date.
    RandomStream on(LocalDate date) {
        return stream(streams.split(date.toString()), name);
    }

    /// A standard normal number that remembers its past: first-order autoregressive over the days,
    /// written as a moving average of the dates' own innovations.
    double persistent(LocalDate date, String purpose, double correlation) {
        Innovations own = innovations.computeIfAbsent(purpose, Innovations::new);
        long day = date.toEpochDay();
        double sum = 0;
        double squares = 0;
        double weight = 1;
        for (int k = 0; k < MEMORY_DAYS; k++) {
            sum += weight * own.of(day - k);
            squares += weight * weight;
            weight *= correlation;
        }
        return sum / Math.sqrt(squares);
    }

    /// The dates' own standard normal numbers for one purpose; the last ones asked for are kept.
    private final class Innovations {
        private static final int KEPT = 64;

        private final String purpose;
        private final double[] values = new double[KEPT];
        private final long[] days = new long[KEPT];

        Innovations(String purpose) {
            this.purpose = purpose;
            Arrays.fill(days, Long.MIN_VALUE);
        }

        double of(long epochDay) {
            int slot = (int) Math.floorMod(epochDay, (long) KEPT);
            if (days[slot] != epochDay) {
                RandomStreams day = streams.split(LocalDate.ofEpochDay(epochDay).toString());
                values[slot] = stream(day, name + " " + purpose).nextGaussian();
                days[slot] = epochDay;
            }
            return values[slot];
        }
    }

    private RandomStream stream(RandomStreams root, String streamName) {
        return participantId.isBlank()
                ? root.stream(streamName)
                : root.stream(streamName, participantId, 0, 0);
    }
}
