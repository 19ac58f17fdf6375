package org.commonwatt.operate.game;

import org.commonwatt.numeric.RandomStreams;

/// One day for every episode.
record SameDay(NeighbourDay only) implements NeighbourDays {

    @Override
    public int agents() {
        return only.agents();
    }

    @Override
    public int steps() {
        return only.steps();
    }

    @Override
    public NeighbourDay day(RandomStreams streams) {
        return only;
    }
}
