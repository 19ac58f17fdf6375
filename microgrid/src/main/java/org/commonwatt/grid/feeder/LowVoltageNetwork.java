package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.List;

/// A street network made from parameters: one transformer, lines of one cable, a house every so
/// many metres, filled line after line in turn (`docs/FORMULATION.md#street-network`).
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | lines | – | ≥ 1 | lines that leave the busbar |
/// | spacingM | m | > 0 | cable between two houses |
/// | sourcePu | pu | 0.8 … 1.2 | voltage of the medium-voltage side |
///
/// @param transformer between medium and low voltage
/// @param cable of the lines
/// @param lines number of lines
/// @param spacingM distance of the houses
/// @param sourcePu voltage of the supply
public record LowVoltageNetwork(
        Transformer transformer, Cable cable, int lines, double spacingM, double sourcePu) {
    private static final double MEDIUM_KV = 20;
    private static final double LOW_KV = 0.4;

    /// Index of the low-voltage busbar.
    public static final int BUSBAR = 1;

    /// Nameplate of a transformer 20/0.4 kV.
    ///
    /// @param ratedKva rated power, > 0
    /// @param shortCircuitShare short-circuit voltage, share of the rated one
    /// @param copperShare its real part: copper losses at rated current over rated power
    /// @param ironKw iron losses, kW
    /// @param noLoadShare no-load current over rated current
    public record Transformer(
            double ratedKva,
            double shortCircuitShare,
            double copperShare,
            double ironKw,
            double noLoadShare) {
        public Transformer {
            Rules.positive("the transformer", "ratedKva", ratedKva);
            Rules.positive("the transformer", "shortCircuitShare", shortCircuitShare);
            if (!(copperShare >= 0 && copperShare < shortCircuitShare)) {
                throw new IllegalArgumentException(
                        "The copperShare (%s) of the transformer must lie in 0 to its shortCircuitShare (%s)."
                                .formatted(copperShare, shortCircuitShare));
            }
            Rules.limit("the transformer", "ironKw", ironKw);
            Rules.limit("the transformer", "noLoadShare", noLoadShare);
        }
    }

    /// A cable.
    ///
    /// @param ohmPerKm resistance
    /// @param reactanceOhmPerKm reactance
    /// @param maxAmpere thermal limit, > 0
    public record Cable(double ohmPerKm, double reactanceOhmPerKm, double maxAmpere) {
        /// NAYY 4×150: 0.208 + j0.080 ohm/km, 270 A (DIN VDE 0276).
        public static final Cable NAYY_150 = new Cable(0.208, 0.080, 270);

        public Cable {
            Rules.positive("the cable", "ohmPerKm", ohmPerKm);
            Rules.finite("the cable", "reactanceOhmPerKm", reactanceOhmPerKm);
            Rules.positive("the cable", "maxAmpere", maxAmpere);
        }
    }

    public LowVoltageNetwork {
        if (lines < 1 || !(spacingM > 0)) {
            throw new IllegalArgumentException(
                    "The lines (%d) must be at least 1 and the spacingM (%s) positive."
                            .formatted(lines, spacingM));
        }
        if (!(sourcePu >= 0.8 && sourcePu <= 1.2)) {
            throw new IllegalArgumentException(
                    "The sourcePu (%s) must lie between 0.8 and 1.2.".formatted(sourcePu));
        }
    }

    /// Index of house `k`'s bus.
    public int busOfHouse(int k) {
        return BUSBAR + 1 + k;
    }

    /// The network of so many houses: bus 0 is the supply, 1 the busbar, then the houses; house `k`
    /// stands on line `k % lines`.
    public Network network(int houses) {
        var buses = new ArrayList<Bus>();
        buses.add(Bus.of("supply", MEDIUM_KV, 0, 0).withPlace(0, 0));
        buses.add(Bus.of("busbar", LOW_KV, 0, 0).withPlace(0, spacingM));
        var branches = new ArrayList<Branch>();
        branches.add(transformerBranch());
        double baseOhm = 1000 * LOW_KV * LOW_KV / transformer.ratedKva();
        double ratingKva = Math.sqrt(3) * LOW_KV * cable.maxAmpere();
        for (int k = 0; k < houses; k++) {
            int line = k % lines;
            int number = k / lines + 1;
            String id = "line_" + (line + 1) + "_" + number;
            buses.add(Bus.of(id, LOW_KV, 0, 0).withPlace(place(line), (number + 1) * spacingM));
            int above = number == 1 ? BUSBAR : busOfHouse(k - lines);
            double ohm = cable.ohmPerKm() * spacingM / 1000 / baseOhm;
            double reactance = cable.reactanceOhmPerKm() * spacingM / 1000 / baseOhm;
            branches.add(
                    new Branch(
                            id,
                            above,
                            busOfHouse(k),
                            ohm,
                            reactance,
                            0,
                            0,
                            0,
                            1,
                            0,
                            ratingKva,
                            true));
        }
        return Network.of(
                "street network",
                transformer.ratedKva(),
                buses,
                branches,
                List.of(new Source(0, sourcePu, 0)));
    }

    private double place(int line) {
        return (line - (lines - 1) / 2.0) * 2 * spacingM;
    }

    private Branch transformerBranch() {
        double z = transformer.shortCircuitShare();
        double r = transformer.copperShare();
        double g = transformer.ironKw() / transformer.ratedKva();
        double no = transformer.noLoadShare();
        return new Branch(
                "transformer",
                0,
                BUSBAR,
                r,
                Math.sqrt(z * z - r * r),
                0,
                g,
                -Math.sqrt(Math.max(0, no * no - g * g)),
                1,
                0,
                transformer.ratedKva(),
                true);
    }
}
