package org.commonwatt.grid.feeder;

import org.jspecify.annotations.Nullable;

/// A place of one voltage, with what is connected there.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | nominalKv | kV | > 0 | base voltage between lines; 1 pu at this bus |
/// | loadKw, loadKvar | kW, kvar | any | consumption at 1 pu; negative feeds in |
/// | zip | 1 | sum 1 | how the load depends on the voltage |
/// | shuntKw, shuntKvar | kW, kvar | any | consumption of a fixed shunt at 1 pu, grows with V²; a capacitor has a negative shuntKvar |
/// | minVoltagePu, maxVoltagePu | pu | 0 ≤ min ≤ max | limits that figures are counted against; they bind nobody |
///
/// @param id name, unique in the network
/// @param nominalKv base voltage
/// @param loadKw active consumption
/// @param loadKvar reactive consumption
/// @param zip voltage dependence of the load
/// @param shuntKw active consumption of the shunt
/// @param shuntKvar reactive consumption of the shunt
/// @param minVoltagePu lowest voltage wanted
/// @param maxVoltagePu highest voltage wanted, infinity where there is no limit
/// @param place where it lies on a map; null where that is not known
public record Bus(
        String id,
        double nominalKv,
        double loadKw,
        double loadKvar,
        ZipShares zip,
        double shuntKw,
        double shuntKvar,
        double minVoltagePu,
        double maxVoltagePu,
        @Nullable Point place) {
    private static final double USUAL_MIN_PU = 0.9;
    private static final double USUAL_MAX_PU = 1.1;

    /// A place on a map or drawing, in any unit.
    ///
    /// @param x to the right or east
    /// @param y up or north
    public record Point(double x, double y) {
        public Point {
            Rules.finite("a place", "x", x);
            Rules.finite("a place", "y", y);
        }
    }

    public Bus {
        String owner = "bus " + id;
        Rules.positive(owner, "nominalKv", nominalKv);
        Rules.finite(owner, "loadKw", loadKw);
        Rules.finite(owner, "loadKvar", loadKvar);
        Rules.finite(owner, "shuntKw", shuntKw);
        Rules.finite(owner, "shuntKvar", shuntKvar);
        Rules.limit(owner, "minVoltagePu", minVoltagePu);
        if (!(minVoltagePu <= maxVoltagePu)) {
            throw new IllegalArgumentException(
                    "The minVoltagePu (%s) of %s must not be above the maxVoltagePu (%s)."
                            .formatted(minVoltagePu, owner, maxVoltagePu));
        }
    }

    /// A bus with a load of constant power, limits 0.9 and 1.1 pu, no shunt, no place.
    public static Bus of(String id, double nominalKv, double loadKw, double loadKvar) {
        return new Bus(
                id,
                nominalKv,
                loadKw,
                loadKvar,
                ZipShares.CONSTANT_POWER,
                0,
                0,
                USUAL_MIN_PU,
                USUAL_MAX_PU,
                null);
    }

    /// The same bus with another load.
    public Bus withLoad(double kw, double kvar) {
        return new Bus(
                id,
                nominalKv,
                kw,
                kvar,
                zip,
                shuntKw,
                shuntKvar,
                minVoltagePu,
                maxVoltagePu,
                place);
    }

    /// The same bus whose load depends otherwise on the voltage.
    public Bus withZip(ZipShares shares) {
        return new Bus(
                id,
                nominalKv,
                loadKw,
                loadKvar,
                shares,
                shuntKw,
                shuntKvar,
                minVoltagePu,
                maxVoltagePu,
                place);
    }

    /// The same bus elsewhere.
    public Bus withPlace(double x, double y) {
        return new Bus(
                id,
                nominalKv,
                loadKw,
                loadKvar,
                zip,
                shuntKw,
                shuntKvar,
                minVoltagePu,
                maxVoltagePu,
                new Point(x, y));
    }

    /// The same bus with another shunt.
    public Bus withShunt(double kw, double kvar) {
        return new Bus(
                id, nominalKv, loadKw, loadKvar, zip, kw, kvar, minVoltagePu, maxVoltagePu, place);
    }
}
