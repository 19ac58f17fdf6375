package org.commonwatt.operate.simulation;

import java.util.List;

/// What an optimiser's plan of a whole run was to cost, what it did cost in the simulation, and why
/// the two differ (`docs/FORMULATION.md#plan-check`). Currency.
///
/// @param planned system cost of the plan, as the optimiser sees it
/// @param bound what no policy can go below where all devices are linear, before charges that no
///   plan moves
/// @param simulated system cost of the run
/// @param causes parts of simulated − planned, one behind the other; they add up to it
public record PlanCheck(double planned, double bound, double simulated, List<Cause> causes) {
    /// Why plan and run differ.
    ///
    /// @param name what did it
    /// @param amount by how much it made the run dearer
    public record Cause(String name, double amount) {}

    /// Copies its list.
    public PlanCheck {
        causes = List.copyOf(causes);
    }

    /// By how much a cause made the run dearer.
    ///
    /// @throws IllegalArgumentException for an unknown name
    public double of(String name) {
        return causes.stream()
                .filter(cause -> cause.name().equals(name))
                .mapToDouble(Cause::amount)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no cause named " + name));
    }
}
