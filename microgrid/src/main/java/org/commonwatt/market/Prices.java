package org.commonwatt.market;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// All members' tariffs compiled for the loop: one column per distinct tariff, one row per step.
///
/// Members are `i`, steps `t`; prices in currency/kWh. Immutable, safe for use by many threads.
/// Formulas: `docs/FORMULATION.md#tariff`.
public final class Prices {
    private final List<Tariff> distinct;
    private final int[] tariffOf;
    private final int tariffs;
    private final int steps;

    /// Import and feed-in price side by side, `[step × tariff × side]`, side 0 = import.
    private final double[] energyPrice;

    private final double[] retail;
    private final double[] gridFee;
    private final double[] localGridFee;
    private final double[] vatRate;

    /// Mean over the members of the local grid fee with its tax.
    private final double meanLocalFee;

    private final double meanVatRate;
    private final double[] meanRetail;
    private final double[] meanImport;
    private final double[] meanFeedIn;
    private final double[] poolFloor;
    private final double[] poolCeiling;

    /// @param tariffOfMember tariff of each participant, all of the same number of steps
    /// @throws IllegalArgumentException if there is none, or their numbers of steps differ
    public Prices(List<Tariff> tariffOfMember) {
        requireSameSteps(tariffOfMember);
        distinct = new ArrayList<>();
        tariffOf = new int[tariffOfMember.size()];
        for (int i = 0; i < tariffOf.length; i++) {
            int column = distinct.indexOf(tariffOfMember.get(i));
            if (column < 0) {
                column = distinct.size();
                distinct.add(tariffOfMember.get(i));
            }
            tariffOf[i] = column;
        }
        tariffs = distinct.size();
        steps = tariffOfMember.getFirst().steps();
        energyPrice = new double[steps * tariffs * 2];
        retail = new double[steps * tariffs];
        gridFee = new double[tariffs];
        localGridFee = new double[tariffs];
        vatRate = new double[tariffs];
        meanRetail = new double[steps];
        meanImport = new double[steps];
        meanFeedIn = new double[steps];
        poolFloor = new double[steps];
        poolCeiling = new double[steps];
        for (int c = 0; c < tariffs; c++) {
            TariffTerms terms = distinct.get(c).terms();
            gridFee[c] = terms.gridFeePerKwh();
            localGridFee[c] = terms.localGridFeePerKwh();
            vatRate[c] = terms.vatRate();
        }
        meanLocalFee =
                IntStream.of(tariffOf).mapToDouble(c -> localGridFee[c] * (1 + vatRate[c])).sum()
                        / tariffOf.length;
        meanVatRate = IntStream.of(tariffOf).mapToDouble(c -> vatRate[c]).sum() / tariffOf.length;
        double[] memberShare = new double[tariffs];
        for (int tariff : tariffOf) {
            memberShare[tariff] += 1.0 / tariffOf.length;
        }
        for (int t = 0; t < steps; t++) {
            fillRow(t, memberShare);
        }
    }

    private static void requireSameSteps(List<Tariff> tariffOfMember) {
        if (tariffOfMember.isEmpty()) {
            throw new IllegalArgumentException("Prices need the tariff of at least one member.");
        }
        Tariff first = tariffOfMember.getFirst();
        for (Tariff other : tariffOfMember) {
            if (other.steps() != first.steps()) {
                throw new IllegalArgumentException(
                        "The tariff %s has %d steps but the tariff %s has %d."
                                .formatted(
                                        other.name(), other.steps(), first.name(), first.steps()));
            }
        }
    }

    private void fillRow(int t, double[] memberShare) {
        poolFloor[t] = Double.NEGATIVE_INFINITY;
        poolCeiling[t] = Double.POSITIVE_INFINITY;
        for (int c = 0; c < tariffs; c++) {
            Tariff tariff = distinct.get(c);
            int cell = t * tariffs + c;
            double importPrice = tariff.importPricePerKwh(t);
            double feedIn = tariff.feedInPricePerKwh(t);
            energyPrice[2 * cell] = importPrice;
            energyPrice[2 * cell + 1] = feedIn;
            retail[cell] = tariff.retailPricePerKwh(t);
            double worth = importPrice + gridFee[c] - localGridFee[c];
            poolFloor[t] = Math.max(poolFloor[t], feedIn);
            poolCeiling[t] = Math.min(poolCeiling[t], worth);
            meanRetail[t] += memberShare[c] * retail[cell];
            meanImport[t] += memberShare[c] * importPrice;
            meanFeedIn[t] += memberShare[c] * feedIn;
        }
    }

    /// Number of steps T.
    public int steps() {
        return steps;
    }

    /// Number of participants N.
    public int participants() {
        return tariffOf.length;
    }

    /// Tariff of participant `i`.
    public Tariff tariff(int i) {
        return distinct.get(tariffOf[i]);
    }

    /// Energy price without fee and tax.
    public double importPricePerKwh(int t, int i) {
        return energyPricePerKwh(t, i, 0);
    }

    /// Price for exports to the retailer.
    public double feedInPricePerKwh(int t, int i) {
        return energyPricePerKwh(t, i, 1);
    }

    /// Import (side 0) or feed-in price (side 1): a look-up instead of a branch that the loop over
    /// meters could not predict.
    double energyPricePerKwh(int t, int i, int side) {
        return energyPrice[2 * (t * tariffs + tariffOf[i]) + side];
    }

    /// All-in price of one imported kWh: energy, grid fee and tax, without tiers and discounts
    /// ([Tariff#retailPricePerKwh]).
    public double retailPricePerKwh(int t, int i) {
        return retail[t * tariffs + tariffOf[i]];
    }

    /// Mean over members of the all-in retail price.
    public double meanRetailPricePerKwh(int t) {
        return meanRetail[t];
    }

    /// Mean over members of the energy price without fee and tax.
    public double meanImportPricePerKwh(int t) {
        return meanImport[t];
    }

    /// Mean over members of the feed-in price.
    public double meanFeedInPricePerKwh(int t) {
        return meanFeedIn[t];
    }

    /// Network fee on retail energy.
    public double gridFeePerKwh(int i) {
        return gridFee[tariffOf[i]];
    }

    /// What leaves the community with an exchanged kWh in step `t`: local grid fee and tax on it
    /// and on the middle price, means over the members. Where no price leaves everyone whole
    /// nothing is exchanged: there it costs as much as through the retailers.
    public double meanLocalCostPerKwh(int t) {
        double floor = poolFloorPerKwh(t);
        double ceiling = poolCeilingPerKwh(t);
        if (floor > ceiling) {
            return Math.max(0, meanRetailPricePerKwh(t) - meanFeedInPricePerKwh(t));
        }
        double price = Math.max(0, (floor + ceiling) / 2);
        return meanLocalFee + meanVatRate * price;
    }

    /// Reduced network fee on local energy.
    public double localGridFeePerKwh(int i) {
        return localGridFee[tariffOf[i]];
    }

    /// Tax rate.
    public double vatRate(int i) {
        return vatRate[tariffOf[i]];
    }

    /// Mean over the members of the tax rate.
    public double meanVatRate() {
        return meanVatRate;
    }

    /// Lowest price between members at which no seller loses: the highest feed-in price.
    public double poolFloorPerKwh(int t) {
        return poolFloor[t];
    }

    /// Highest price between members at which no buyer loses: the lowest of energy price plus the
    /// grid fee that local energy saves.
    public double poolCeilingPerKwh(int t) {
        return poolCeiling[t];
    }
}
