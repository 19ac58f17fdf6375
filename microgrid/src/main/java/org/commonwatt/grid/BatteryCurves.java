package org.commonwatt.grid;

/// Curves of the CityLearn battery: power limit over soc, round-trip efficiency over power.
///
/// Piecewise linear; a look-up left or right of the curve extends its first or last piece.
/// Formulas: `docs/FORMULATION.md#curve-battery`. Source: CityLearn 3,
/// `citylearn.energy_model.Battery`.
public final class BatteryCurves {
    private final double[] socKnots;
    private final double[] powerShare;
    private final double[] powerKnots;
    private final double[] efficiency;
    private final double capacityLossCoefficient;

    /// Copies its arguments.
    ///
    /// @param socKnots soc of the power curve, rising, ≥ 2 knots
    /// @param powerShare power limit as a share of the nominal power at each soc knot, ≥ 0
    /// @param powerKnots share of nominal power of the efficiency curve, rising
    /// @param efficiency round-trip efficiency at each power knot, (0, 1]
    /// @param capacityLossCoefficient fade k per kWh moved, ≥ 0
    /// @throws IllegalArgumentException if knots do not rise, or a value at a knot or at the ends 0
    ///   and 1 lies outside its range
    public BatteryCurves(
            double[] socKnots,
            double[] powerShare,
            double[] powerKnots,
            double[] efficiency,
            double capacityLossCoefficient) {
        Checks.curve("capacityPowerCurve", socKnots, powerShare);
        Checks.curve("powerEfficiencyCurve", powerKnots, efficiency);
        for (int k = 0; k < powerShare.length; k++) {
            Checks.notNegative("capacityPowerCurve at " + socKnots[k], powerShare[k]);
        }
        for (int k = 0; k < efficiency.length; k++) {
            Checks.efficiency("powerEfficiencyCurve at " + powerKnots[k], efficiency[k]);
        }
        for (double end : new double[] {0, 1}) {
            Checks.notNegative("capacityPowerCurve at " + end, extended(socKnots, powerShare, end));
            Checks.efficiency(
                    "powerEfficiencyCurve at " + end, extended(powerKnots, efficiency, end));
        }
        Checks.notNegative("capacityLossCoefficient", capacityLossCoefficient);
        this.socKnots = socKnots.clone();
        this.powerShare = powerShare.clone();
        this.powerKnots = powerKnots.clone();
        this.efficiency = efficiency.clone();
        this.capacityLossCoefficient = capacityLossCoefficient;
    }

    /// Power limit as a share of nominal power at `soc`.
    public double powerShareAt(double soc) {
        return Math.max(0, valueAt(socKnots, powerShare, soc));
    }

    /// Round-trip efficiency at a share of nominal power.
    public double efficiencyAt(double share) {
        return Math.min(1, valueAt(powerKnots, efficiency, share));
    }

    /// Fade coefficient k.
    public double capacityLossCoefficient() {
        return capacityLossCoefficient;
    }

    /// The value at `end` where it lies beyond the knots; else that of some knot.
    private static double extended(double[] x, double[] y, double end) {
        return end < x[0] || end > x[x.length - 1] ? valueAt(x, y, end) : y[0];
    }

    private static double valueAt(double[] x, double[] y, double at) {
        int piece = 0;
        while (piece < x.length - 2 && x[piece + 1] < at) {
            piece++;
        }
        double slope = (y[piece + 1] - y[piece]) / (x[piece + 1] - x[piece]);
        return y[piece] + (at - x[piece]) * slope;
    }
}
