package org.commonwatt.operate.reward;

import java.util.List;

/// Weights of the parts of a step's cost. None pays for moving energy between members: that by
/// itself earns nothing.
///
/// @param energyCost of payments to outside parties, fuel and starts of generators included
/// @param wear of batteries
/// @param unserved of demand not met at the value of lost load, and of energy missing when a
///   vehicle leaves
/// @param comfortPerKelvinHour currency per kelvin-hour outside the comfort band, and per kWh of
///   hot water that was wanted
/// @param peakPerKw currency per kW by which the community's import exceeds the highest so far in
///   the episode
/// @param emissionsPerKg currency per kg of carbon dioxide of the community's import
/// @param terms what users add
public record RewardWeights(
        double energyCost,
        double wear,
        double unserved,
        double comfortPerKelvinHour,
        double peakPerKw,
        double emissionsPerKg,
        List<Weighted> terms) {
    /// A term and its weight.
    public record Weighted(RewardTerm term, double weight) {}

    public RewardWeights {
        terms = List.copyOf(terms);
    }

    /// Energy, wear and unserved energy as in the system cost; a little for comfort.
    public static final RewardWeights USUAL = new RewardWeights(1, 1, 1, 0.05, 0, 0, List.of());

    /// The system cost and nothing else (`docs/FORMULATION.md#system-cost`).
    public static final RewardWeights SYSTEM_COST = new RewardWeights(1, 1, 1, 0, 0, 0, List.of());

    /// The same with another weight of comfort.
    public RewardWeights withComfort(double perKelvinHour) {
        return new RewardWeights(
                energyCost, wear, unserved, perKelvinHour, peakPerKw, emissionsPerKg, terms);
    }
}
