package org.commonwatt.operate.dispatch;

import java.util.function.IntFunction;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Solver;

/// How a dispatch is solved.
///
/// @param solver what solves
/// @param limits of each solve: time, and the gap with whole numbers
/// @param exclusivity whether a plan must be possible for real meters and inverters
/// @param stepName what a step is called in names of rows and conflicts, such as `18:00`
public record DispatchSettings(
        Solver solver, Limits limits, Exclusivity exclusivity, IntFunction<String> stepName) {

    /// Whether a plan must be possible for real meters and inverters.
    public enum Exclusivity {
        /// A yes or no wherever doing both at once could pay: charging and discharging, taking and
        /// giving. The plan can be carried out.
        WHERE_NEEDED,
        /// None of these: a bound on the objective, not a plan, where doing both pays.
        NEVER
    }

    /// Without limits, for plans that can be carried out.
    public static DispatchSettings of(Solver solver) {
        return new DispatchSettings(
                solver, Limits.NONE, Exclusivity.WHERE_NEEDED, step -> "step " + step);
    }

    /// The same with other limits.
    public DispatchSettings withLimits(Limits newLimits) {
        return new DispatchSettings(solver, newLimits, exclusivity, stepName);
    }

    /// The same with another exclusivity.
    public DispatchSettings with(Exclusivity newExclusivity) {
        return new DispatchSettings(solver, limits, newExclusivity, stepName);
    }

    /// The same with other names of steps.
    public DispatchSettings withStepNames(IntFunction<String> names) {
        return new DispatchSettings(solver, limits, exclusivity, names);
    }
}
