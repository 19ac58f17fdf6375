package org.commonwatt.server.live;

import java.util.List;

/// Something that somebody lets happen from one step to another.
///
/// @param kind what
/// @param fromStep first step of it
/// @param toStep first step after it
/// @param factor of the generation of sun ([Kind#CLOUD]) or of the import price
///   ([Kind#PRICE_SPIKE]); 0 for an outage
public record LiveEvent(Kind kind, int fromStep, int toStep, double factor) {
    /// What can happen.
    public enum Kind {
        /// Less sun.
        CLOUD("cloud", 0.2),
        /// The utility's grid is gone.
        OUTAGE("outage", 0),
        /// Imports cost more.
        PRICE_SPIKE("price-spike", 3);

        private final String key;
        private final double usualFactor;

        Kind(String key, double usualFactor) {
            this.key = key;
            this.usualFactor = usualFactor;
        }

        /// Name in messages.
        public String key() {
            return key;
        }

        /// Factor where none is given.
        public double usualFactor() {
            return usualFactor;
        }

        /// All names.
        public static List<String> keys() {
            return java.util.Arrays.stream(values()).map(Kind::key).toList();
        }

        /// The kind of a name that is one of [#keys].
        public static Kind of(String key) {
            for (Kind kind : values()) {
                if (kind.key.equals(key)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("There is no event %s.".formatted(key));
        }
    }

    /// Whether it goes on in a step.
    public boolean covers(int step) {
        return step >= fromStep && step < toStep;
    }
}
