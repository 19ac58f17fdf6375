package org.commonwatt.grid.ageing;

/// Ageing in proportion: every kWh moved and every day cost the same share of the capacity, as data
/// sheets promise it. Temperature and depth do not matter. Formulas:
/// `docs/FORMULATION.md#throughput-ageing`.
///
/// @param cycles cycles of that depth until the end of life, > 0
/// @param depth depth of those cycles, (0, 1]
/// @param years life without cycling, > 0; infinite = time costs nothing
/// @param endOfLife state of health at the end of life, [0, 1)
public record ThroughputAgeing(double cycles, double depth, double years, double endOfLife)
        implements Ageing {
    private static final double DAYS_PER_YEAR = 365;

    public ThroughputAgeing {
        require(cycles > 0 && cycles < Double.POSITIVE_INFINITY, "cycles", cycles, "> 0");
        require(depth > 0 && depth <= 1, "depth", depth, "above 0 and at most 1");
        require(years > 0, "years", years, "> 0");
        require(endOfLife >= 0 && endOfLife < 1, "endOfLife", endOfLife, "at least 0 and below 1");
    }

    @Override
    public double calendarLoss(double lossBefore, double days, double meanSoc, double cellC) {
        return lossBefore + (1 - endOfLife) / (years * DAYS_PER_YEAR) * days;
    }

    @Override
    public double cycleLoss(
            double lossBefore, double cycleDepth, double count, double cRate, double cellC) {
        return lossBefore + (1 - endOfLife) / (cycles * depth) * cycleDepth * count;
    }

    @Override
    public double cellC(double outdoorC) {
        return outdoorC;
    }

    @Override
    public boolean needsOutdoor() {
        return false;
    }

    /// What a kWh moved at the meter takes from a battery that is replaced after its cycles,
    /// currency/kWh: `cost/(2·cycles·depth·capacity·η)`, see `docs/FORMULATION.md#wear-price`.
    ///
    /// @param replacementCost cost of a new one, ≥ 0
    /// @param capacityKwh nameplate capacity, > 0
    /// @param oneWayEfficiency η, root of the round-trip efficiency, (0, 1]
    public double wearPricePerKwh(
            double replacementCost, double capacityKwh, double oneWayEfficiency) {
        return replacementCost / (2 * cycles * depth * capacityKwh * oneWayEfficiency);
    }

    private static void require(boolean holds, String name, double value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The %s (%s) of an ageing battery must be %s.".formatted(name, value, rule));
        }
    }
}
