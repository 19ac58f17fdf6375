package org.commonwatt.operate.dispatch;

/// A generator set: off, or between its least and its rated energy per step.
///
/// @param leastKwh least energy of a step in which it runs
/// @param ratedKwh largest energy of a step
/// @param costPerKwh fuel of a kWh
/// @param costPerRunningStep fuel of a step without output
/// @param costPerStart fuel and maintenance of a start
/// @param runsBefore whether it ran in the step before the window
/// @param carbonKgPerKwh carbon of a kWh
public record Generator(
        double leastKwh,
        double ratedKwh,
        double costPerKwh,
        double costPerRunningStep,
        double costPerStart,
        boolean runsBefore,
        double carbonKgPerKwh) {}
