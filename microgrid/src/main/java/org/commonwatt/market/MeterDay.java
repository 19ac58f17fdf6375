package org.commonwatt.market;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.StepFlows;

/// One member's local day, settled again with other meter readings
/// (`docs/FORMULATION.md#corrections`).
///
/// What members traded stands: neighbours' bills do not change because one meter was wrong. So the
/// difference is energy from or to the retailer, or imbalance, with its fees and tax. Tiers, demand
/// charges, minimum bills and discounts hang on the month; [Correction#between] corrects them from
/// a period that is settled anew as a whole.
public final class MeterDay {
    /// What a reading changes.
    private static final List<LedgerItem> ITEMS =
            List.of(
                    LedgerItem.RETAIL_ENERGY,
                    LedgerItem.FEED_IN,
                    LedgerItem.POOL_PURCHASE,
                    LedgerItem.POOL_SALE,
                    LedgerItem.IMBALANCE,
                    LedgerItem.GRID_FEE,
                    LedgerItem.LOCAL_GRID_FEE);

    private final Tariff tariff;
    private final int firstStep;
    private final double[] purchaseKwh;
    private final double[] saleKwh;
    private final double[] purchasePricePerKwh;
    private final double[] salePricePerKwh;

    /// A day of S steps with what the member traded in each.
    ///
    /// @param tariff of the member
    /// @param firstStep of the day, on the tariff's steps
    /// @param purchaseKwh `[S]`, as all others
    /// @param saleKwh sold to members
    /// @param purchasePricePerKwh price of purchases
    /// @param salePricePerKwh price of sales
    public MeterDay(
            Tariff tariff,
            int firstStep,
            double[] purchaseKwh,
            double[] saleKwh,
            double[] purchasePricePerKwh,
            double[] salePricePerKwh) {
        this.tariff = tariff;
        this.firstStep = firstStep;
        this.purchaseKwh = purchaseKwh.clone();
        this.saleKwh = saleKwh.clone();
        this.purchasePricePerKwh = purchasePricePerKwh.clone();
        this.salePricePerKwh = salePricePerKwh.clone();
    }

    /// A day of a member who traded nothing.
    public static MeterDay withoutTrades(Tariff tariff, int firstStep, int steps) {
        double[] none = new double[steps];
        return new MeterDay(tariff, firstStep, none, none, none, none);
    }

    /// What turns the day as posted into the day as it should be.
    ///
    /// @param posted the journal's postings of the day
    /// @param participant index of the member there
    /// @param wasNetKwh readings that the postings were made from, import − export, `[S]`
    /// @param isNetKwh right readings, `[S]`
    /// @throws IllegalArgumentException if the readings are not those behind the postings
    public Correction correct(
            Ledger posted, int participant, double[] wasNetKwh, double[] isNetKwh) {
        Settled was = settle(posted, participant, wasNetKwh);
        Settled is = settle(posted, participant, isNetKwh);
        List<Correction.Entry> entries = new ArrayList<>();
        for (LedgerItem item : ITEMS) {
            var wrong = new Correction.Account(posted, participant, item);
            if (!wrong.equals(new Correction.Account(was.ledger, 0, item))) {
                throw new IllegalArgumentException(
                        "The readings do not give the posted %s of participant %d."
                                .formatted(item.key(), participant));
            }
            var right = new Correction.Account(is.ledger, 0, item);
            Correction.replace(participant, item, wrong, right, entries);
        }
        var tax = new Correction.Account(posted, participant, LedgerItem.VAT);
        var rightTax = new Correction.Account(0, tax.amount() + is.tax - was.tax);
        Correction.replace(participant, LedgerItem.VAT, tax, rightTax, entries);
        long retail = is.alone - was.alone;
        return new Correction(
                entries,
                retail == 0
                        ? List.of()
                        : List.of(new Correction.RetailChange(participant, retail)));
    }

    /// @param tax on everything bought this day
    /// @param alone what the readings would cost at the retailer, tax included
    private record Settled(Ledger ledger, long tax, long alone) {}

    private Settled settle(Ledger posted, int participant, double[] netKwh) {
        if (netKwh.length != purchaseKwh.length) {
            throw new IllegalArgumentException(
                    "The day has %d steps but %d readings."
                            .formatted(purchaseKwh.length, netKwh.length));
        }
        long[] openDay = new long[Settlement.OPEN];
        var load = new LoadCharges(1);
        var firm = new FirmTrades(new Prices(List.of(tariff)), 1, openDay, new StepTotals(), load);
        var flows = new StepFlows(1);
        var clearing = new Clearing(1, 1);
        var ledger = new Ledger(1, 1);
        for (int s = 0; s < netKwh.length; s++) {
            flows.gridImportKwh[0] = Math.max(0, netKwh[s]);
            flows.gridExportKwh[0] = Math.max(0, -netKwh[s]);
            clearing.purchaseKwh[0] = purchaseKwh[s];
            clearing.saleKwh[0] = saleKwh[s];
            clearing.purchasePricePerKwh[0] = purchasePricePerKwh[s];
            clearing.salePricePerKwh[0] = salePricePerKwh[s];
            firm.settle(firstStep + s, flows, clearing, 0, ledger);
        }
        TariffTerms terms = tariff.terms();
        long fromGrid = ledger.energyMilliwattHours(0, LedgerItem.RETAIL_ENERGY) + firm.fromGrid(0);
        long fromMembers =
                ledger.energyMilliwattHours(0, LedgerItem.POOL_PURCHASE) + firm.fromMembers(0);
        long gridFee = Settlement.fee(fromGrid, terms.gridFeePerKwh());
        long localFee = Settlement.fee(fromMembers, terms.localGridFeePerKwh());
        ledger.post(0, 0, LedgerItem.GRID_FEE, 0, gridFee);
        ledger.post(0, 0, LedgerItem.LOCAL_GRID_FEE, 0, localFee);
        long others = otherTaxed(posted, participant);
        long tier = posted.amountUnits(participant, LedgerItem.TIER_ADJUSTMENT);
        long taxed = openDay[Settlement.TAXED] + tier + gridFee + localFee + others;
        long aloneFee = Settlement.fee(fromGrid + fromMembers, terms.gridFeePerKwh());
        long aloneTaxed = openDay[Settlement.ALONE_TAXED] + aloneFee + others;
        long alone =
                openDay[Settlement.ALONE]
                        + openDay[Settlement.ALONE + 1]
                        + aloneFee
                        + Settlement.tax(aloneTaxed, terms);
        return new Settled(ledger, Settlement.tax(taxed, terms), alone);
    }

    /// Charges of the day that are taxed whatever the meter says, 1e-5 currency.
    private static long otherTaxed(Ledger posted, int participant) {
        return posted.amountUnits(participant, LedgerItem.FIXED)
                + posted.amountUnits(participant, LedgerItem.CAPACITY_CHARGE)
                + Math.max(0, posted.amountUnits(participant, LedgerItem.NETWORK_LOSSES));
    }
}
