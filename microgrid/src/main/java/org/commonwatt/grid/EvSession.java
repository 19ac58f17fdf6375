package org.commonwatt.grid;

/// One stay of an electric vehicle at its charger.
///
/// The file says when it comes and goes and what it needs; the energy in between is a **state** of
/// the simulation and never overwritten (`docs/FORMULATION.md#ev`).
///
/// @param arrivalStep first step at the charger
/// @param departureStep first step away again, > arrivalStep (may lie behind the axis' end)
/// @param arrivalSoc soc on arrival, [0, 1]
/// @param targetSoc soc wanted at departure, [0, 1]
/// @param announcedStep departure that was announced on arrival, ≥ departureStep: who leaves
///   earlier says nothing
public record EvSession(
        int arrivalStep,
        int departureStep,
        double arrivalSoc,
        double targetSoc,
        int announcedStep) {
    /// A stay that ends when it was announced to.
    public EvSession(int arrivalStep, int departureStep, double arrivalSoc, double targetSoc) {
        this(arrivalStep, departureStep, arrivalSoc, targetSoc, departureStep);
    }

    public EvSession {
        if (departureStep <= arrivalStep) {
            throw new IllegalArgumentException(
                    "The departureStep (%d) of an EV session must lie after its arrivalStep (%d)."
                            .formatted(departureStep, arrivalStep));
        }
        if (announcedStep < departureStep) {
            throw new IllegalArgumentException(
                    "The announcedStep (%d) of an EV session must not lie before its departureStep (%d)."
                            .formatted(announcedStep, departureStep));
        }
        Checks.within("arrivalSoc", arrivalSoc, 0, 1);
        Checks.within("targetSoc", targetSoc, 0, 1);
    }
}
