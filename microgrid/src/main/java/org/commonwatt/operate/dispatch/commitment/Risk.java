package org.commonwatt.operate.dispatch.commitment;

/// What a plan over uncertain days minimises.
public sealed interface Risk {

    /// The mean cost of the nominal days.
    record Expected() implements Risk {}

    /// The mean of the dearest share 1 − α of the nominal days.
    ///
    /// @param alpha in [0, 1); 0 is the mean
    record Cvar(double alpha) implements Risk {
        /// Rejects levels outside [0, 1).
        public Cvar {
            if (!(alpha >= 0.0 && alpha < 1.0)) {
                throw new IllegalArgumentException("The level alpha must lie in [0, 1): " + alpha);
            }
        }
    }

    /// The mean cost under the worst distribution over the candidates within a Wasserstein distance
    /// of the nominal days.
    ///
    /// @param radius ε ≥ 0 in the unit of the transport costs; 0 is the mean, infinite the mean of
    ///   each day's dearest candidate
    /// @param order p ≥ 1
    record Wasserstein(double radius, double order) implements Risk {
        /// Rejects negative radii and orders below 1.
        public Wasserstein {
            if (!(radius >= 0.0 && order >= 1.0)) {
                throw new IllegalArgumentException(
                        "A radius must not be negative, an order be at least 1: %s, %s"
                                .formatted(radius, order));
            }
        }

        /// Of order 1.
        public Wasserstein(double radius) {
            this(radius, 1.0);
        }
    }
}
