package org.commonwatt.grid.wind;

import org.commonwatt.grid.Checks;

/// How the wind grows with height.
///
/// See `docs/FORMULATION.md#wind`.
public sealed interface WindShear {
    /// Wind at one height over wind at another.
    ///
    /// @param heightM height of interest above the ground, m
    /// @param measuredM height of the measurement, m
    double ratio(double heightM, double measuredM);

    /// `(h/h0)^exponent`.
    ///
    /// @param exponent 0 … 0.6: 1/7 over open land, more over towns
    record PowerLaw(double exponent) implements WindShear {
        /// Open land.
        public static final PowerLaw ONE_SEVENTH = new PowerLaw(1 / 7.0);

        public PowerLaw {
            Checks.within("exponent", exponent, 0, 0.6);
        }

        @Override
        public double ratio(double heightM, double measuredM) {
            return Math.pow(heightM / measuredM, exponent);
        }
    }

    /// `ln(h/z0)/ln(h0/z0)`.
    ///
    /// @param roughnessM z0, m: 0.0002 over water, 0.03 over grass, 0.4 over suburbs, 1.6 over
    ///   towns
    record LogLaw(double roughnessM) implements WindShear {
        public LogLaw {
            Checks.within("roughnessM", roughnessM, 1e-5, 2);
        }

        @Override
        public double ratio(double heightM, double measuredM) {
            return Math.log(heightM / roughnessM) / Math.log(measuredM / roughnessM);
        }
    }
}
