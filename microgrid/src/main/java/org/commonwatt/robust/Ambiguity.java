package org.commonwatt.robust;

/// What the sets check and share.
final class Ambiguity {
    private Ambiguity() {}

    static void requireOutcomes(AmbiguitySet set, double[] outcomes) {
        int expected = set.days() * set.candidates();
        if (outcomes.length != expected) {
            throw new IllegalArgumentException(
                    "Every candidate needs an outcome: %d days with %d candidates, %d outcomes"
                            .formatted(set.days(), set.candidates(), outcomes.length));
        }
        for (int at = 0; at < expected; at++) {
            if (!(Math.abs(outcomes[at]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "An outcome must be finite: %s for day %d, candidate %d"
                                .formatted(
                                        outcomes[at],
                                        at / set.candidates(),
                                        at % set.candidates()));
            }
        }
    }

    static void requireRoom(AmbiguitySet set, WorstDistribution into) {
        if (into.days != set.days() || into.candidates != set.candidates()) {
            throw new IllegalArgumentException(
                    "A distribution over %d days with %d candidates cannot hold %d with %d."
                            .formatted(into.days, into.candidates, set.days(), set.candidates()));
        }
    }

    static void requireMultiplier(double multiplier) {
        if (!(multiplier >= 0.0 && multiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A multiplier must be finite and not negative: " + multiplier);
        }
    }
}
