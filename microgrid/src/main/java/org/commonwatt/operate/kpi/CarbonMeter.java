package org.commonwatt.operate.kpi;

import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.StepFlows;

/// The community's emissions, seen in two ways (`docs/METRICS.md`): attributed, its import from the
/// utility at the grid's average intensity; and consequential, its net at the intensity of the
/// plant that one more kWh runs, where exports count as avoided. Fuel that members burn belongs to
/// both.
final class CarbonMeter {
    private final double[] fuelKg;
    private double attributedKg;
    private double consequentialKg;

    CarbonMeter(int participants) {
        fuelKg = new double[participants];
    }

    /// Adds a step.
    ///
    /// @param netKwh net of the community at the utility's meter, + takes energy
    void add(int t, double netKwh, StepFlows flows, Exogenous paths) {
        attributedKg += Math.max(0, netKwh) * paths.carbonKgPerKwh(t);
        consequentialKg += netKwh * paths.marginalCarbonKgPerKwh(t);
        for (int i = 0; i < fuelKg.length; i++) {
            fuelKg[i] += flows.fuelLitres[i] * Genset.CARBON_KG_PER_LITRE;
        }
    }

    /// Of the fuel that member `i` burnt, kg.
    double fuelKg(int i) {
        return fuelKg[i];
    }

    /// Import at average intensity, and fuel, kg.
    double attributedKg() {
        return attributedKg + Meters.sum(fuelKg);
    }

    /// Net at marginal intensity, and fuel, kg; a difference between two runs is what the one
    /// causes or avoids.
    double consequentialKg() {
        return consequentialKg + Meters.sum(fuelKg);
    }

    void copyFrom(CarbonMeter other) {
        System.arraycopy(other.fuelKg, 0, fuelKg, 0, fuelKg.length);
        attributedKg = other.attributedKg;
        consequentialKg = other.consequentialKg;
    }
}
