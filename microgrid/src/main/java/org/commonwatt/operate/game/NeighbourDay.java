package org.commonwatt.operate.game;

/// One day of neighbourhoods: what they want and produce in each step, and what they have stored in
/// the morning. Immutable.
public final class NeighbourDay {
    private final int agents;
    private final double[] initialKwh;
    private final double[] demandKwh;
    private final double[] solarKwh;

    /// @param initialKwh stored at the start, one per neighbourhood, from 0 to the capacity
    /// @param demandKwh demand per step, [step × neighbourhood], ≥ 0
    /// @param solarKwh generation per step, the same shape, ≥ 0
    public NeighbourDay(double[] initialKwh, double[] demandKwh, double[] solarKwh) {
        agents = initialKwh.length;
        if (agents < 2 || demandKwh.length == 0 || demandKwh.length % agents != 0) {
            throw new IllegalArgumentException(
                    "A day needs two neighbourhoods and whole steps: %d, %d numbers"
                            .formatted(agents, demandKwh.length));
        }
        if (demandKwh.length != solarKwh.length) {
            throw new IllegalArgumentException(
                    "Demand and generation must have the same steps: %d, %d numbers"
                            .formatted(demandKwh.length, solarKwh.length));
        }
        require(initialKwh, NeighbourGame.CAPACITY_KWH, "initialKwh");
        require(demandKwh, Double.MAX_VALUE, "demandKwh");
        require(solarKwh, Double.MAX_VALUE, "solarKwh");
        this.initialKwh = initialKwh.clone();
        this.demandKwh = demandKwh.clone();
        this.solarKwh = solarKwh.clone();
    }

    private static void require(double[] values, double most, String name) {
        for (int k = 0; k < values.length; k++) {
            if (!(values[k] >= 0 && values[k] <= most)) {
                throw new IllegalArgumentException(
                        "%s[%d] must lie between 0 and %s: %s".formatted(name, k, most, values[k]));
            }
        }
    }

    /// The number of neighbourhoods.
    public int agents() {
        return agents;
    }

    /// The number of steps.
    public int steps() {
        return demandKwh.length / agents;
    }

    /// What neighbourhood i has stored in the morning.
    public double initialKwh(int i) {
        return initialKwh[i];
    }

    /// What neighbourhood i wants in step t.
    public double demandKwh(int t, int i) {
        return demandKwh[t * agents + i];
    }

    /// What neighbourhood i produces in step t.
    public double solarKwh(int t, int i) {
        return solarKwh[t * agents + i];
    }
}
