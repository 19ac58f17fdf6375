package org.commonwatt.operate.dispatch.commitment;

/// One possible day ξ, of T steps: what will be needed, what could be generated, and what energy
/// costs on the day itself.
///
/// The arrays are kept, not copied: hand them over and forget them.
///
/// @param loadKwh demand of the step, ≥ 0
/// @param generationKwh available generation of the step, ≥ 0
/// @param spotBuyPerKwh price of energy that was not bought the day before
/// @param spotSellPerKwh price of energy that is left over, at most the one of buying
@SuppressWarnings("ArrayRecordComponent") // Paths are read, never compared.
public record DayPath(
        double[] loadKwh, double[] generationKwh, double[] spotBuyPerKwh, double[] spotSellPerKwh) {

    /// Rejects paths of different lengths, negative energy, and prices with which buying and
    /// selling at once would earn money without end.
    public DayPath {
        int steps = loadKwh.length;
        if (steps == 0
                || generationKwh.length != steps
                || spotBuyPerKwh.length != steps
                || spotSellPerKwh.length != steps) {
            throw new IllegalArgumentException(
                    "The paths of a day need the same steps: load %d, generation %d, prices %d and %d"
                            .formatted(
                                    steps,
                                    generationKwh.length,
                                    spotBuyPerKwh.length,
                                    spotSellPerKwh.length));
        }
        for (int t = 0; t < steps; t++) {
            requireEnergy("load", loadKwh[t], t);
            requireEnergy("generation", generationKwh[t], t);
            if (!(spotSellPerKwh[t] <= spotBuyPerKwh[t])
                    || Double.isInfinite(spotSellPerKwh[t])
                    || Double.isInfinite(spotBuyPerKwh[t])) {
                throw new IllegalArgumentException(
                        "Selling must not pay more than buying costs: %s and %s per kWh in step %d"
                                .formatted(spotSellPerKwh[t], spotBuyPerKwh[t], t));
            }
        }
    }

    /// Number of steps T.
    public int steps() {
        return loadKwh.length;
    }

    /// The most that a kWh more or less can be worth on the day, whatever the stores do.
    double dearestPerKwh() {
        double dearest = 0.0;
        for (int t = 0; t < spotBuyPerKwh.length; t++) {
            dearest = Math.max(dearest, Math.abs(spotBuyPerKwh[t]));
            dearest = Math.max(dearest, Math.abs(spotSellPerKwh[t]));
        }
        return dearest;
    }

    /// The same day with other energies.
    public DayPath withEnergy(double[] newLoadKwh, double[] newGenerationKwh) {
        return new DayPath(newLoadKwh, newGenerationKwh, spotBuyPerKwh, spotSellPerKwh);
    }

    private static void requireEnergy(String what, double energyKwh, int t) {
        if (!(energyKwh >= 0.0 && energyKwh < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The %s must be finite and not negative: %s kWh in step %d"
                            .formatted(what, energyKwh, t));
        }
    }
}
