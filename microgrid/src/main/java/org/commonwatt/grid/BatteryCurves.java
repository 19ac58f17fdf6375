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
    /// @param powerShare power limit as a share of the nominal power at each soc knot
    /// @param powerKnots share of nominal power of the efficiency curve, rising
    /// @param efficiency round-trip efficiency at each power knot, (0, 1]
    /// @param capacityLossCoefficient fade k per kWh moved, ≥ 0
    public BatteryCurves(
            double[] socKnots,
            double[] powerShare,
            double[] powerKnots,
            double[] efficiency,
            double capacityLossCoefficient) {
        Checks.curve("capacityPowerCurve", socKnots, powerShare);
        Checks.curve("powerEfficiencyCurve", powerKnots, efficiency);
        Checks.notNegative("capacityLossCoefficient", capacityLossCoefficient);
        this.socKnots = socKnots.clone();
        this.powerShare = powerShare.clone();
        this.powerKnots = powerKnots.clone();
        this.efficiency = efficiency.clone();
        this.capacityLossCoefficient = capacityLossCoefficient;
    }

    /// Power limit as a share of nominal power at `soc`.
    public double powerShareAt(double soc) {
        return lookUp(socKnots, powerShare, soc);
    }

    /// Round-trip efficiency at a share of nominal power.
    public double efficiencyAt(double share) {
        return lookUp(powerKnots, efficiency, share);
    }

    /// Fade coefficient k.
    public double capacityLossCoefficient() {
        return capacityLossCoefficient;
    }

    private static double lookUp(double[] x, double[] y, double at) {
        int piece = 0;
        while (piece < x.length - 2 && x[piece + 1] < at) {
            piece++;
        }
        double slope = (y[piece + 1] - y[piece]) / (x[piece + 1] - x[piece]);
        return y[piece] + (at - x[piece]) * slope;
    }
}
