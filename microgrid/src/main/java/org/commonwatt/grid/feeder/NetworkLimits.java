package org.commonwatt.grid.feeder;

/// The voltage and loading limits of a [Network], judged the same way everywhere: a value at its
/// limit keeps it, in spite of rounding.
public final class NetworkLimits {
    /// Slack for rounding, in pu and as a share of the rating.
    private static final double ROUNDING = 1e-9;

    private final double[] minPu;
    private final double[] maxPu;

    /// The limits of the network's buses; branches are judged by their loading.
    public NetworkLimits(Network network) {
        minPu = network.buses().stream().mapToDouble(Bus::minVoltagePu).toArray();
        maxPu = network.buses().stream().mapToDouble(Bus::maxVoltagePu).toArray();
    }

    /// Whether a bus at this voltage is outside its limits.
    public boolean isOutside(int bus, double voltagePu) {
        return voltagePu < minPu[bus] - ROUNDING || voltagePu > maxPu[bus] + ROUNDING;
    }

    /// Whether a branch with this loading, 1 = at its rating, is overloaded.
    public static boolean isOverloaded(double loading) {
        return loading > 1 + ROUNDING;
    }
}
