package org.commonwatt.grid.wind;

import java.util.Arrays;
import org.commonwatt.grid.Checks;

/// Share of the rated power by wind speed at sea-level air density (1.225 kg/m³), linear between
/// its knots, 0 below the first and above the last. The last knot is the cut-out. Immutable.
///
/// See `docs/FORMULATION.md#wind`.
public final class PowerCurve {
    /// With so many pieces a cubic is met within 2e-5 of the rated power.
    private static final int CUBIC_PIECES = 200;

    private final double[] speedMs;
    private final double[] share;

    private PowerCurve(double[] speedMs, double[] share) {
        this.speedMs = speedMs;
        this.share = share;
    }

    /// A measured curve; the arrays are copied.
    ///
    /// @param speedMs rising wind speeds ≥ 0, m/s, at least two
    /// @param share shares of the rated power at them, 0 … 1
    public static PowerCurve of(double[] speedMs, double[] share) {
        Checks.curve("power curve", speedMs, share);
        Checks.notNegative("first speed of the power curve", speedMs[0]);
        for (double value : share) {
            Checks.within("share of the power curve", value, 0, 1);
        }
        return new PowerCurve(speedMs.clone(), share.clone());
    }

    /// A usual turbine: 0 at the cut-in, growing with the cube of the wind to 1 at the rated speed,
    /// 1 up to the cut-out.
    ///
    /// @param cutInMs wind at which it starts, m/s, usually 3
    /// @param ratedMs wind that gives the rated power, m/s, usually 12
    /// @param cutOutMs wind at which it stops, m/s, usually 25
    public static PowerCurve cubic(double cutInMs, double ratedMs, double cutOutMs) {
        Checks.notNegative("cutInMs", cutInMs);
        Checks.positive("cutOutMs", cutOutMs);
        if (!(cutInMs < ratedMs && ratedMs < cutOutMs)) {
            throw new IllegalArgumentException(
                    "The speeds must rise from cutInMs (%s) over ratedMs (%s) to cutOutMs (%s)."
                            .formatted(cutInMs, ratedMs, cutOutMs));
        }
        double[] speed = new double[CUBIC_PIECES + 2];
        double[] share = new double[CUBIC_PIECES + 2];
        double still = cutInMs * cutInMs * cutInMs;
        double full = ratedMs * ratedMs * ratedMs;
        for (int k = 0; k <= CUBIC_PIECES; k++) {
            double v = cutInMs + (ratedMs - cutInMs) * k / CUBIC_PIECES;
            speed[k] = v;
            share[k] = Math.clamp((v * v * v - still) / (full - still), 0.0, 1.0);
        }
        speed[CUBIC_PIECES + 1] = cutOutMs;
        share[CUBIC_PIECES + 1] = 1;
        return new PowerCurve(speed, share);
    }

    /// Wind at which the turbine stops, m/s.
    public double cutOutMs() {
        return speedMs[speedMs.length - 1];
    }

    /// Share of the rated power at a wind speed ≥ 0, 0 … 1.
    public double share(double windMs) {
        if (windMs < speedMs[0] || windMs > cutOutMs()) {
            return 0;
        }
        int found = Arrays.binarySearch(speedMs, windMs);
        if (found >= 0) {
            return share[found];
        }
        int right = -found - 1;
        int left = right - 1;
        double part = (windMs - speedMs[left]) / (speedMs[right] - speedMs[left]);
        return share[left] + part * (share[right] - share[left]);
    }
}
