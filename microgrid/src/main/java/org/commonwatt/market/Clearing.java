package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// What members exchanged in one step: flat arrays `[copy × participant]`, index `copy·N + i`.
/// Overwritten by every step.
public final class Clearing {
    /// Part of the member's import that other members delivered, kWh.
    public final double[] purchaseKwh;

    /// Part of the member's export that other members took, kWh.
    public final double[] saleKwh;

    /// Price per purchased kWh, before local grid fee and tax.
    public final double[] purchasePricePerKwh;

    /// Price per sold kWh.
    public final double[] salePricePerKwh;

    /// Energy exchanged, kWh, `[copy]`.
    public final double[] pooledKwh;

    /// Whether the copy's trades were agreed before delivery, `[copy]`: then purchase and sale may
    /// differ from the metered net in size and sign, and [Settlement] settles metered − traded with
    /// the retailer. Where false, the trades are parts of what was metered ([ClearingMechanism]).
    public final boolean[] firm;

    /// Whether the copy's community bought energy the day before for the step, `[copy]`: then
    /// [Settlement] settles what was taken from the utility against it
    /// (`docs/FORMULATION.md#bought-ahead`).
    public final boolean[] committed;

    /// Each member's part of that energy, mWh, ≥ 0.
    public final long[] aheadMilliwattHours;

    /// What buyers pay above what sellers get, currency, `[copy]`: Σ purchase·price − Σ sale·price.
    /// The community's account keeps it; 0 where the mechanism balances its budget.
    public final double[] tradeSurplus;

    /// Beside the trades, currency, + the member pays the community's account, `[copy ×
    /// participant]`, posted as [LedgerItem#COMMUNITY_SURPLUS]: from the retail price to a
    /// community price on what was not traded, less the member's part of the surplus that the
    /// community gives back. Sums to zero over the members of a copy.
    public final double[] communityCharge;

    /// Price between members, NaN where nothing was traded, `[copy]`: where buyers pay different
    /// prices their mean.
    public final double[] pricePerKwh;

    /// @param copies number of copies, ≥ 1
    /// @param participants N, ≥ 1
    public Clearing(int copies, int participants) {
        Sizes.require("copies", copies);
        Sizes.require("participants", participants);
        purchaseKwh = new double[copies * participants];
        saleKwh = new double[copies * participants];
        purchasePricePerKwh = new double[copies * participants];
        salePricePerKwh = new double[copies * participants];
        pooledKwh = new double[copies];
        pricePerKwh = new double[copies];
        firm = new boolean[copies];
        committed = new boolean[copies];
        aheadMilliwattHours = new long[copies * participants];
        tradeSurplus = new double[copies];
        communityCharge = new double[copies * participants];
    }

    /// No trade in `copy`.
    public void clear(int copy, int participants) {
        int base = copy * participants;
        for (int k = base; k < base + participants; k++) {
            purchaseKwh[k] = 0;
            saleKwh[k] = 0;
            communityCharge[k] = 0;
        }
        pooledKwh[copy] = 0;
        firm[copy] = false;
        committed[copy] = false;
        tradeSurplus[copy] = 0;
        pricePerKwh[copy] = Double.NaN;
    }

    /// Says what the community of `copy` bought ahead for the step, and divides it by what each
    /// member takes from the utility; where nobody takes anything, in equal parts. The parts add up
    /// to the mWh.
    ///
    /// @param all energy bought, mWh
    public void divideAhead(int copy, int participants, long all, StepFlows flows) {
        committed[copy] = true;
        int base = copy * participants;
        double taken = 0;
        for (int k = base; k < base + participants; k++) {
            taken += takenKwh(k, flows);
        }
        double soFar = 0;
        long given = 0;
        for (int k = base; k < base + participants; k++) {
            soFar += taken > 0 ? takenKwh(k, flows) / taken : 1.0 / participants;
            boolean last = k + 1 == base + participants;
            long upTo = last ? all : Math.min(all, Math.round(all * soFar));
            aheadMilliwattHours[k] = upTo - given;
            given = upTo;
        }
    }

    private double takenKwh(int k, StepFlows flows) {
        double net = flows.gridImportKwh[k] - flows.gridExportKwh[k];
        return Math.max(0, net - purchaseKwh[k] + saleKwh[k]);
    }
}
