package org.commonwatt.experiments.scenario;

import java.time.LocalDateTime;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.EnergyTiers;
import org.commonwatt.market.EnergyTiers.Block;
import org.jspecify.annotations.Nullable;

/// What a tariff file says: bands of prices in blocks of kWh a month, when each band holds, and
/// charges.
///
/// @param name name of the tariff
/// @param bands rates of each band, in order of their blocks; the last block has no end
/// @param calendar which band holds when
/// @param fixedPerDay standing charge, currency/day
/// @param fixedPerMonth standing charge, currency/month
/// @param minimumPerMonth minimum bill, currency/month
/// @param demandChargeByMonth demand charge in January … December, currency/kW/month; empty for
///   none
record TariffSheet(
        String name,
        List<List<Rate>> bands,
        Calendar calendar,
        double fixedPerDay,
        double fixedPerMonth,
        double minimumPerMonth,
        List<Double> demandChargeByMonth) {
    /// Price of one block.
    ///
    /// @param upToKwh end of the block, kWh of a month; infinite where it has none
    /// @param pricePerKwh price of imports
    /// @param sellPricePerKwh price of exports; NaN where the file has none
    record Rate(double upToKwh, double pricePerKwh, double sellPricePerKwh) {}

    /// Says which band holds.
    interface Calendar {
        /// Band at a local time.
        int band(LocalDateTime local);
    }

    TariffSheet {
        bands = bands.stream().map(List::copyOf).toList();
        demandChargeByMonth = List.copyOf(demandChargeByMonth);
    }

    private int[] bandOfStep(TimeAxis axis) {
        int[] band = new int[axis.steps()];
        for (int t = 0; t < band.length; t++) {
            band[t] = calendar.band(axis.local(t).toLocalDateTime());
        }
        return band;
    }

    /// Price of the first block in each step.
    double[] importPrices(TimeAxis axis) {
        int[] band = bandOfStep(axis);
        double[] prices = new double[band.length];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = bands.get(band[t]).getFirst().pricePerKwh();
        }
        return prices;
    }

    /// Price of exports in each step; null where the file has none.
    double @Nullable [] sellPrices(TimeAxis axis) {
        boolean any =
                bands.stream().anyMatch(band -> !Double.isNaN(band.getFirst().sellPricePerKwh()));
        if (!any) {
            return null;
        }
        int[] band = bandOfStep(axis);
        double[] prices = new double[band.length];
        for (int t = 0; t < prices.length; t++) {
            double sell = bands.get(band[t]).getFirst().sellPricePerKwh();
            prices[t] = Double.isNaN(sell) ? 0 : sell;
        }
        return prices;
    }

    /// What later blocks cost more than the first; null where every band has one price.
    @Nullable EnergyTiers tiers(TimeAxis axis) {
        boolean tiered = false;
        for (List<Rate> band : bands) {
            for (Rate rate : band) {
                tiered |= rate.pricePerKwh() != band.getFirst().pricePerKwh();
            }
        }
        return tiered
                ? new EnergyTiers(
                        bands.stream().map(TariffSheet::blocks).toList(), bandOfStep(axis))
                : null;
    }

    private static List<Block> blocks(List<Rate> band) {
        double first = band.getFirst().pricePerKwh();
        return band.stream()
                .map(rate -> new Block(rate.upToKwh(), rate.pricePerKwh() - first))
                .toList();
    }
}
