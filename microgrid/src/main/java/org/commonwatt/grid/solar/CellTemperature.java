package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;

/// How warm the cells of a module get.
///
/// See `docs/FORMULATION.md#cell-temperature`.
public sealed interface CellTemperature {
    /// Cell temperature, °C.
    ///
    /// @param planeWPerM2 light on the module, W/m², ≥ 0
    /// @param airC air temperature, °C
    /// @param windMs wind speed, m/s, ≥ 0
    double celsius(double planeWPerM2, double airC, double windMs);

    /// Sandia's array performance model (King et al. 2004), wind at 10 m.
    ///
    /// @param a logarithm of the module's warming in still air
    /// @param b effect of the wind, s/m
    /// @param deltaC cell above module back at 1000 W/m², K
    record Sapm(double a, double b, double deltaC) implements CellTemperature {
        public static final Sapm OPEN_RACK_GLASS_GLASS = new Sapm(-3.47, -0.0594, 3);
        public static final Sapm OPEN_RACK_GLASS_POLYMER = new Sapm(-3.56, -0.0750, 3);

        /// Glass modules close to a roof, the usual home.
        public static final Sapm CLOSE_MOUNT_GLASS_GLASS = new Sapm(-2.98, -0.0471, 1);

        public static final Sapm INSULATED_BACK_GLASS_POLYMER = new Sapm(-2.81, -0.0455, 0);

        public Sapm {
            Checks.within("a", a, -10, 0);
            Checks.within("b", b, -1, 0);
            Checks.within("deltaC", deltaC, 0, 20);
        }

        @Override
        public double celsius(double planeWPerM2, double airC, double windMs) {
            return planeWPerM2 * Math.exp(a + b * windMs) + airC + planeWPerM2 / 1000 * deltaC;
        }
    }

    /// The heat balance of PVsyst.
    ///
    /// @param uC heat loss in still air, W/(m²·K)
    /// @param uV heat loss by wind, W/(m²·K) per m/s
    /// @param efficiency share of light turned into electricity
    /// @param absorption share of light taken in
    record PvSyst(double uC, double uV, double efficiency, double absorption)
            implements CellTemperature {
        public static final PvSyst FREESTANDING = new PvSyst(29, 0, 0.1, 0.9);
        public static final PvSyst SEMI_INTEGRATED = new PvSyst(20, 0, 0.1, 0.9);
        public static final PvSyst INSULATED = new PvSyst(15, 0, 0.1, 0.9);

        public PvSyst {
            Checks.positive("uC", uC);
            Checks.notNegative("uV", uV);
            Checks.within("efficiency", efficiency, 0, 1);
            Checks.within("absorption", absorption, 0, 1);
        }

        @Override
        public double celsius(double planeWPerM2, double airC, double windMs) {
            return airC + planeWPerM2 * absorption * (1 - efficiency) / (uC + uV * windMs);
        }
    }

    /// Heat loss linear in the wind (Faiman 2008).
    ///
    /// @param u0 heat loss in still air, W/(m²·K)
    /// @param u1 heat loss by wind, W/(m²·K) per m/s
    record Faiman(double u0, double u1) implements CellTemperature {
        public static final Faiman OPEN_RACK = new Faiman(25, 6.84);

        public Faiman {
            Checks.positive("u0", u0);
            Checks.notNegative("u1", u1);
        }

        @Override
        public double celsius(double planeWPerM2, double airC, double windMs) {
            return airC + planeWPerM2 / (u0 + u1 * windMs);
        }
    }

    /// From the nominal operating cell temperature, as NREL's System Advisor Model does (Gilman et
    /// al. 2018).
    ///
    /// @param noctC nominal operating cell temperature of the data sheet, °C
    /// @param efficiency share of light turned into electricity
    /// @param absorption share of light that reaches the cells and is taken in
    /// @param storeys 1 or 2: height of the roof
    /// @param standoffInches gap between module and roof; 0 = built into the roof
    record NoctSam(
            double noctC, double efficiency, double absorption, int storeys, double standoffInches)
            implements CellTemperature {
        public NoctSam {
            Checks.within("noctC", noctC, 20, 100);
            Checks.within("efficiency", efficiency, 0, 1);
            Checks.within("absorption", absorption, 0.1, 1);
            Checks.count("storeys", storeys, 1, 2);
            Checks.notNegative("standoffInches", standoffInches);
            if (efficiency > absorption) {
                throw new IllegalArgumentException(
                        "The efficiency (%s) must not exceed the absorption (%s)."
                                .formatted(efficiency, absorption));
            }
        }

        /// A module one storey high with air behind it.
        public static NoctSam of(double noctC, double efficiency) {
            return new NoctSam(noctC, efficiency, 0.9, 1, 4);
        }

        @Override
        public double celsius(double planeWPerM2, double airC, double windMs) {
            double wind = (storeys == 1 ? 0.51 : 0.61) * windMs;
            return airC
                    + planeWPerM2
                            / 800
                            * (noctC + standoffC() - 20)
                            * (1 - efficiency / absorption)
                            * 9.5
                            / (5.7 + 3.8 * wind);
        }

        private double standoffC() {
            if (standoffInches <= 0 || standoffInches > 3.5) {
                return 0;
            }
            if (standoffInches < 0.5) {
                return 18;
            }
            if (standoffInches < 1.5) {
                return 11;
            }
            return standoffInches < 2.5 ? 6 : 2;
        }
    }

    /// Warming in proportion to the light, whatever the wind (Ross 1981).
    ///
    /// @param noctC nominal operating cell temperature, °C
    record Ross(double noctC) implements CellTemperature {
        public Ross {
            Checks.within("noctC", noctC, 20, 100);
        }

        @Override
        public double celsius(double planeWPerM2, double airC, double windMs) {
            return airC + (noctC - 20) / 800 * planeWPerM2;
        }
    }
}
