package org.commonwatt.grid.ageing;

/// Temperature of a battery's cells: that of the air outside, kept within bounds by the building
/// around them. Equal bounds make it constant. Heat of the battery's own is left out.
///
/// @param leastC coldest cells, °C, −40 … 80
/// @param mostC warmest cells, °C, leastC … 80
public record CellTemperature(double leastC, double mostC) {
    private static final double COLDEST_C = -40;
    private static final double WARMEST_C = 80;

    public CellTemperature {
        if (!(leastC >= COLDEST_C && leastC <= mostC && mostC <= WARMEST_C)) {
            throw new IllegalArgumentException(
                    "The cell temperatures (%s to %s) must rise and lie between %s and %s °C."
                            .formatted(leastC, mostC, COLDEST_C, WARMEST_C));
        }
    }

    /// The same all year.
    public static CellTemperature constant(double cellC) {
        return new CellTemperature(cellC, cellC);
    }

    /// Whether it never changes.
    public boolean isConstant() {
        return leastC == mostC;
    }

    /// Temperature of the cells, °C, where the air outside has `outdoorC`; a constant one needs no
    /// number for it.
    public double at(double outdoorC) {
        return isConstant() ? leastC : Math.max(leastC, Math.min(mostC, outdoorC));
    }
}
