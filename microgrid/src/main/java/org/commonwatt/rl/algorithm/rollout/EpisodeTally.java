package org.commonwatt.rl.algorithm.rollout;

/// Sums over the episodes that ended.
public final class EpisodeTally {
    private int episodes;
    private double returns;
    private long lengths;

    /// Forgets all.
    public void clear() {
        episodes = 0;
        returns = 0;
        lengths = 0;
    }

    /// Counts an episode.
    ///
    /// @param meanReturn averaged over agents
    public void count(double meanReturn, int length) {
        episodes++;
        returns += meanReturn;
        lengths += length;
    }

    /// Counts those of another tally.
    public void add(EpisodeTally other) {
        episodes += other.episodes;
        returns += other.returns;
        lengths += other.lengths;
    }

    /// Episodes.
    public int episodes() {
        return episodes;
    }

    /// Their mean return; NaN without any.
    public double meanReturn() {
        return returns / episodes;
    }

    /// Their mean length; NaN without any.
    public double meanLength() {
        return (double) lengths / episodes;
    }
}
