package org.commonwatt.grid;

/// How well a heat pump works: its coefficient of performance by the temperature lift from source
/// to sink (`docs/FORMULATION.md#heat-pump`).
public sealed interface HeatCurve {
    /// Smallest lift the fits were made for, K; below it the COP stays.
    double LEAST_LIFT_K = 15;

    /// Coefficient of performance, ≥ 1: below it an electric heater would do better.
    ///
    /// @param sinkC flow temperature, °C
    /// @param outdoorC air temperature outside, °C
    double cop(double sinkC, double outdoorC);

    /// Air-source: `6.08 − 0.09·ΔT + 0.0005·ΔT²` (O. Ruhnau, L. Hirth, A. Praktiknjo, *Time series
    /// of heat demand and heat pump efficiency for energy system modeling*, Scientific Data 2019).
    record Air() implements HeatCurve {
        /// Where the parabola turns up again; a larger lift makes nothing better.
        private static final double VERTEX_K = 90;

        @Override
        public double cop(double sinkC, double outdoorC) {
            double lift = Math.clamp(sinkC - outdoorC, LEAST_LIFT_K, VERTEX_K);
            return 6.08 - 0.09 * lift + 0.0005 * lift * lift;
        }
    }

    /// Ground-source: `10.29 − 0.21·ΔT + 0.0012·ΔT²`, same source.
    ///
    /// @param groundC temperature of the ground, °C
    record Ground(double groundC) implements HeatCurve {
        /// As for [Air].
        private static final double VERTEX_K = 87.5;

        public Ground {
            Checks.within("groundC", groundC, -20, 40);
        }

        @Override
        public double cop(double sinkC, double outdoorC) {
            double lift = Math.clamp(sinkC - groundC, LEAST_LIFT_K, VERTEX_K);
            return 10.29 - 0.21 * lift + 0.0012 * lift * lift;
        }
    }

    /// A share of Carnot's bound, air-source: `η·T_sink/(T_sink − T_outdoor)` in kelvin.
    ///
    /// @param quality η, (0, 1]
    record Carnot(double quality) implements HeatCurve {
        /// Best COP that any machine is given.
        private static final double BEST = 20;

        public Carnot {
            Checks.efficiency("quality", quality);
        }

        @Override
        public double cop(double sinkC, double outdoorC) {
            double lift = Math.max(LEAST_LIFT_K, sinkC - outdoorC);
            return Math.clamp(quality * (sinkC + 273.15) / lift, 1, BEST);
        }
    }

    /// The same at every temperature.
    ///
    /// @param value COP, ≥ 1
    record Constant(double value) implements HeatCurve {
        public Constant {
            if (!(value >= 1 && value <= 20)) {
                throw new IllegalArgumentException(
                        "The cop (%s) must lie between 1 and 20.".formatted(value));
            }
        }

        @Override
        public double cop(double sinkC, double outdoorC) {
            return value;
        }
    }
}
