package org.commonwatt.market;

import java.util.Arrays;
import java.util.List;

/// Energy prices that depend on how much was bought in the billing month: blocks of kWh, each with
/// an adder on top of the step's price (`docs/FORMULATION.md#tiers`).
///
/// Steps belong to bands (times of use, seasons), each with blocks of its own. Blocks count the
/// month's energy of all bands together; a band pays its share of that energy for each block.
/// Immutable.
public final class EnergyTiers {
    /// One block.
    ///
    /// @param upToKwh end of the block, kWh of a whole month; infinite in the last block
    /// @param adderPerKwh added to the step's price within the block, currency/kWh; may be negative
    public record Block(double upToKwh, double adderPerKwh) {
        public Block {
            if (!(upToKwh > 0)) {
                throw new IllegalArgumentException(
                        "The upToKwh (%s) must be a number > 0.".formatted(upToKwh));
            }
            if (!Double.isFinite(adderPerKwh)) {
                throw new IllegalArgumentException(
                        "The adderPerKwh (%s) must be finite.".formatted(adderPerKwh));
            }
        }
    }

    private final List<List<Block>> bands;
    private final int[] bandOfStep;

    /// @param bands blocks of each band, thresholds rising, the last one infinite
    /// @param bandOfStep band of each step, `[T]`
    /// @throws IllegalArgumentException on blocks out of order or a band that does not exist
    public EnergyTiers(List<List<Block>> bands, int[] bandOfStep) {
        this.bands = bands.stream().map(List::copyOf).toList();
        this.bandOfStep = bandOfStep.clone();
        this.bands.forEach(EnergyTiers::requireOrder);
        for (int t = 0; t < bandOfStep.length; t++) {
            if (bandOfStep[t] < 0 || bandOfStep[t] >= bands.size()) {
                throw new IllegalArgumentException(
                        "The band (%d) of step %d must be one of %d bands."
                                .formatted(bandOfStep[t], t, bands.size()));
            }
        }
    }

    /// One band for all steps.
    public static EnergyTiers ofBlocks(List<Block> blocks, int steps) {
        return new EnergyTiers(List.of(blocks), new int[steps]);
    }

    private static void requireOrder(List<Block> blocks) {
        double before = 0;
        for (Block block : blocks) {
            if (!(block.upToKwh() > before)) {
                throw new IllegalArgumentException(
                        "The upToKwh (%s) must be above that of the block before (%s)."
                                .formatted(block.upToKwh(), before));
            }
            before = block.upToKwh();
        }
        if (before != Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The last block ends at %s kWh but must have no end.".formatted(before));
        }
    }

    /// Number of bands.
    public int bands() {
        return bands.size();
    }

    /// Number of steps T.
    public int steps() {
        return bandOfStep.length;
    }

    /// Band of step `t`.
    public int band(int t) {
        return bandOfStep[t];
    }

    /// Blocks of a band.
    public List<Block> blocks(int band) {
        return bands.get(band);
    }

    /// Integral of a band's adder from 0 to an amount of energy, currency.
    ///
    /// @param energyKwh bought in the billing month, ≥ 0
    /// @param monthShare part of the month that is billed; thresholds shrink with it
    public double adderCost(int band, double energyKwh, double monthShare) {
        double cost = 0;
        double from = 0;
        for (Block block : bands.get(band)) {
            double upTo = Math.min(energyKwh, block.upToKwh() * monthShare);
            cost += Math.max(0, upTo - from) * block.adderPerKwh();
            from = Math.max(from, upTo);
        }
        return cost;
    }

    /// What all bands cost together: each its share of the energy times [#adderCost(int, double,
    /// double)] of all energy.
    ///
    /// @param milliwattHours energy of each band at `offset ..`, mWh
    double adderCost(long[] milliwattHours, int offset, double monthShare) {
        long all = 0;
        for (int band = 0; band < bands.size(); band++) {
            all += milliwattHours[offset + band];
        }
        double cost = 0;
        for (int band = 0; band < bands.size() && all > 0; band++) {
            double share = milliwattHours[offset + band] / (double) all;
            cost += share * adderCost(band, Money.kilowattHours(all), monthShare);
        }
        return cost;
    }

    /// The same blocks for the steps from `from` to `to − 1`.
    public EnergyTiers steps(int from, int to) {
        return new EnergyTiers(bands, Arrays.copyOfRange(bandOfStep, from, to));
    }

    /// Blocks, and a hash of the steps' bands.
    @Override
    public String toString() {
        return "EnergyTiers[%s, steps=%08x]".formatted(bands, Arrays.hashCode(bandOfStep));
    }
}
