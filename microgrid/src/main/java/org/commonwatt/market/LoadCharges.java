package org.commonwatt.market;

/// What the utility charges on top of the members' tariffs because of what all its communities take
/// together (`docs/FORMULATION.md#coupling`). Whoever knows that load writes it here; the
/// [Settlement] reads it. Nothing where nobody writes.
public final class LoadCharges {
    /// Surcharge of the present step by side, currency/kWh: 0 = imports, 1 = exports, which bear
    /// none.
    private final double[] perKwh = new double[2];

    private final long[] coincidentUnits;

    LoadCharges(int members) {
        coincidentUnits = new long[members];
    }

    /// Sets what every kWh from the utility costs on top in the steps settled from now on.
    ///
    /// @param surchargePerKwh currency/kWh before tax, ≥ 0: below it, members could lose by local
    ///   trade
    public void surcharge(double surchargePerKwh) {
        if (!(surchargePerKwh >= 0) || Double.isInfinite(surchargePerKwh)) {
            throw new IllegalArgumentException(
                    "The surcharge (%s) must be a finite number >= 0.".formatted(surchargePerKwh));
        }
        perKwh[0] = surchargePerKwh;
    }

    /// Sets member `k`'s part of the coincident-peak charge of the month that is closed next, part
    /// of its demand charge.
    ///
    /// @param units 1e-5 currency before tax, ≥ 0
    public void coincidentPeak(int k, long units) {
        coincidentUnits[k] = units;
    }

    /// Divides an amount by weights, exactly: the parts add up to it, the last units go by largest
    /// remainder.
    ///
    /// @param units 1e-5 currency
    /// @param weights ≥ 0, with a positive sum
    public static long[] split(long units, long[] weights) {
        return LargestRemainder.split(units, weights);
    }

    double perKwh(int side) {
        return perKwh[side];
    }

    long coincidentUnits(int k) {
        return coincidentUnits[k];
    }
}
