package org.commonwatt.rl.nn.loss;

/// What an error e = prediction − target costs (`docs/FORMULATION.md#nn-losses`).
public sealed interface ErrorLoss {

    /// The loss.
    double value(double error);

    /// Its slope.
    double slope(double error);

    /// e².
    record Squared() implements ErrorLoss {
        @Override
        public double value(double error) {
            return error * error;
        }

        @Override
        public double slope(double error) {
            return 2 * error;
        }
    }

    /// e²/2 up to |e| = δ, from there on δ(|e| − δ/2) (Huber 1964).
    ///
    /// @param delta δ
    record Huber(double delta) implements ErrorLoss {
        /// δ must be positive.
        public Huber {
            if (!(delta > 0)) {
                throw new IllegalArgumentException(
                        "The delta of a Huber loss must be positive: " + delta + ".");
            }
        }

        @Override
        public double value(double error) {
            double size = Math.abs(error);
            return size <= delta ? 0.5 * error * error : delta * (size - 0.5 * delta);
        }

        @Override
        public double slope(double error) {
            return Math.max(-delta, Math.min(delta, error));
        }
    }
}
