package org.commonwatt.grid;

/// Bodies with one heat capacity and one loss, `C·dT/dt = U·(T_env − T) + q`, stepped exactly for
/// inputs that are constant over the step (`docs/FORMULATION.md#thermal-step`):
///
/// `T' = T·d + T_env·(1 − d) + (q·Δ/C)·m`, with the numbers of [ThermalStep].
///
/// The loss has its own formula, `U·Δ·(T̄ − T_env)` with the mean temperature `T̄ = T_env + (T −
/// T_env)·m + (q·Δ/C)·h`, `h = (1 − m)/x`, so that the energy balance is a check and no tautology.
/// Arrays `[participant]`; a body of capacity 0 does not exist.
final class ThermalBodies {
    final double[] capacityKwhPerK;
    private final double[] keep;
    private final double[] mean;
    private final double[] meanOfHeat;
    private final double[] lossKwhPerK;

    ThermalBodies(int size) {
        capacityKwhPerK = new double[size];
        keep = new double[size];
        mean = new double[size];
        meanOfHeat = new double[size];
        lossKwhPerK = new double[size];
    }

    /// Puts a body in place.
    void put(int i, double capacityKwhPerK, double lossKwPerK, double stepHours) {
        ThermalStep step = ThermalStep.of(capacityKwhPerK, lossKwPerK, stepHours);
        this.capacityKwhPerK[i] = capacityKwhPerK;
        lossKwhPerK[i] = lossKwPerK * stepHours;
        keep[i] = step.keep();
        mean[i] = step.mean();
        meanOfHeat[i] = step.meanOfHeat();
    }

    boolean exists(int i) {
        return capacityKwhPerK[i] > 0;
    }

    /// Temperature at the end of the step, °C.
    ///
    /// @param heatKwh all heat put in during the step, net of draws
    double after(int i, double temperatureC, double environmentC, double heatKwh) {
        return temperatureC * keep[i]
                + environmentC * (1 - keep[i])
                + heatKwh / capacityKwhPerK[i] * mean[i];
    }

    /// Heat that ends the step at `targetC`, kWh; negative where it would have to be cooled.
    double heatFor(int i, double temperatureC, double environmentC, double targetC) {
        double without = temperatureC * keep[i] + environmentC * (1 - keep[i]);
        return (targetC - without) * capacityKwhPerK[i] / mean[i];
    }

    /// Heat lost to the environment during the step, kWh; negative where it came in.
    double lossKwh(int i, double temperatureC, double environmentC, double heatKwh) {
        double above = (temperatureC - environmentC) * mean[i];
        return lossKwhPerK[i] * (above + heatKwh / capacityKwhPerK[i] * meanOfHeat[i]);
    }
}
