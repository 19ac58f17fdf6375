package org.commonwatt.grid;

import java.util.List;

/// A deferrable job, such as a load of washing: once started it runs through.
///
/// It may start at any step from its release on and starts by itself at its latest start
/// (`docs/FORMULATION.md#job`). Its energy counts as demand of the steps in which it runs.
///
/// @param releaseStep first step at which it may start, ≥ 0
/// @param latestStartStep step at which it starts at the latest, ≥ releaseStep
/// @param profileKwh energy of each step while it runs, kWh, ≥ 0, at least one
public record Job(int releaseStep, int latestStartStep, List<Double> profileKwh) {
    public Job {
        Checks.count("releaseStep", releaseStep, 0, Integer.MAX_VALUE);
        Checks.count("latestStartStep", latestStartStep, releaseStep, Integer.MAX_VALUE);
        profileKwh = List.copyOf(profileKwh);
        Checks.count("number of profileKwh", profileKwh.size(), 1, Integer.MAX_VALUE);
        for (double energyKwh : profileKwh) {
            Checks.notNegative("profileKwh", energyKwh);
        }
    }

    /// Step behind the last one in which the job may run.
    public int endStep() {
        return latestStartStep + profileKwh.size();
    }

    /// Energy of the whole job, kWh.
    public double energyKwh() {
        return profileKwh.stream().mapToDouble(Double::doubleValue).sum();
    }
}
