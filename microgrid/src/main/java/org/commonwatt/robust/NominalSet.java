package org.commonwatt.robust;

import java.util.Arrays;

/// No ambiguity: the nominal days themselves, whatever candidates stand beside them.
///
/// @param days N
/// @param candidates K
public record NominalSet(int days, int candidates) implements AmbiguitySet {

    /// Rejects sets without days or candidates.
    public NominalSet {
        if (days < 1 || candidates < 1) {
            throw new IllegalArgumentException(
                    "A set needs days and candidates: %d days, %d candidates"
                            .formatted(days, candidates));
        }
    }

    @Override
    public double worst(double[] outcomes, Outcome outcome, WorstDistribution into) {
        Ambiguity.requireRoom(this, into);
        into.value = bound(0.0, outcomes, outcome);
        into.multiplier = 0.0;
        into.spent = 0.0;
        into.splitDay = WorstDistribution.NONE;
        Arrays.fill(into.probabilities, 0.0);
        for (int i = 0; i < days; i++) {
            into.probabilities[i * candidates] = 1.0 / days;
        }
        return into.value;
    }

    @Override
    public double bound(double multiplier, double[] outcomes, Outcome outcome) {
        Ambiguity.requireMultiplier(multiplier);
        Ambiguity.requireOutcomes(this, outcomes);
        double sum = 0.0;
        for (int i = 0; i < days; i++) {
            sum += outcomes[i * candidates];
        }
        return sum / days;
    }
}
