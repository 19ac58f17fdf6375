package org.commonwatt.experiments.imports;

import java.util.Arrays;
import org.commonwatt.experiments.scenario.series.EvenSeries;
import org.commonwatt.experiments.scenario.series.SeriesUnit;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.jspecify.annotations.Nullable;

/// Unit of a meter column: told by its header, or guessed from the size of its numbers.
///
/// @param unit what the numbers are
/// @param name the unit as a scenario writes it, such as `kWh`
/// @param guessed whether the header does not tell it
/// @param register whether the column is a running total, whose differences are the energy
record MeterUnit(SeriesUnit unit, String name, boolean guessed, boolean register) {
    /// A column with its unit.
    record Reading(MeterUnit unit, EvenSeries series) {}

    /// Mean power of a home or a small business, kW; what lies outside is in another unit.
    private static final double LOW_KW = 0.005;

    private static final double HIGH_KW = 20;

    /// The unit of a column, or null where no unit makes sense of it.
    ///
    /// @param told unit where the header has none, or null to guess
    static @Nullable MeterUnit of(String header, EvenSeries series, @Nullable String told) {
        boolean register = isRegister(series.values());
        SeriesUnit own = SeriesUnit.of(header);
        SeriesUnit unit = own == null && told != null ? SeriesUnit.of(told) : own;
        if (unit != null) {
            boolean energy = unit.quantity() == Quantity.ENERGY;
            String name = own == null && told != null ? told : "";
            return energy || unit.quantity() == Quantity.POWER
                    ? new MeterUnit(unit, name, false, register && energy)
                    : null;
        }
        double[] measured = register ? differences(series.values()) : series.values();
        double mean = Arrays.stream(measured).filter(Double::isFinite).average().orElse(0);
        double stepHours = series.stepSeconds() / 3600.0;
        for (String name : new String[] {"kWh", "Wh", "W"}) {
            SeriesUnit candidate = SeriesUnit.of(name);
            if (candidate != null) {
                double hours = candidate.quantity() == Quantity.ENERGY ? stepHours : 1;
                double meanKw = mean * candidate.factor() / hours;
                if (meanKw >= LOW_KW && meanKw <= HIGH_KW) {
                    return new MeterUnit(candidate, name, true, register);
                }
            }
        }
        return null;
    }

    /// Whether numbers never fall and end far above where they start: a running total.
    private static boolean isRegister(double[] values) {
        double previous = Double.NaN;
        double largestRise = 0;
        double first = Double.NaN;
        int count = 0;
        for (double value : values) {
            if (Double.isNaN(value)) {
                continue;
            }
            first = Double.isNaN(first) ? value : first;
            if (value < previous) {
                return false;
            }
            largestRise = count == 0 ? 0 : Math.max(largestRise, value - previous);
            previous = value;
            count++;
        }
        return count > 10 && previous - first > 4 * largestRise;
    }

    private static double[] differences(double[] totals) {
        double[] rises = new double[totals.length];
        for (int k = 0; k < rises.length; k++) {
            // The total at the start of an interval and of the next one enclose its energy.
            rises[k] = k + 1 < totals.length ? totals[k + 1] - totals[k] : Double.NaN;
        }
        return rises;
    }

    /// Values as kWh per step.
    double[] energyKwh(double[] values, double stepHours) {
        double[] energy = register ? differences(values) : values.clone();
        double factor =
                unit.quantity() == Quantity.ENERGY ? unit.factor() : unit.factor() * stepHours;
        for (int k = 0; k < energy.length; k++) {
            energy[k] *= factor;
        }
        return energy;
    }
}
