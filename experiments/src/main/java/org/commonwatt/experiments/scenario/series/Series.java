package org.commonwatt.experiments.scenario.series;

import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;

/// A series on the steps of a scenario, in the house unit of its quantity.
public final class Series {
    private final double[] values;
    private final Quantity quantity;

    Series(double[] values, Quantity quantity) {
        this.values = values;
        this.quantity = quantity;
    }

    /// One number per step; the series' own array.
    public double[] values() {
        return values;
    }

    /// What it measures.
    public Quantity quantity() {
        return quantity;
    }

    /// An energy or power as kWh per step (per kW peak where it is).
    ///
    /// @param stepHours step length
    public double[] energyKwh(double stepHours) {
        boolean level = quantity == Quantity.POWER || quantity == Quantity.POWER_PER_KWP;
        double[] energy = values.clone();
        for (int t = 0; level && t < energy.length; t++) {
            energy[t] *= stepHours;
        }
        return energy;
    }
}
