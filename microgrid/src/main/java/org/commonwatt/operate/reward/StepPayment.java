package org.commonwatt.operate.reward;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.Money;
import org.commonwatt.market.Prices;

/// What outside parties get for one member's energy of a step, as the settlement will post it: the
/// retailer's energy, fees, and tax on what was bought (`docs/FORMULATION.md#settlement`).
///
/// @param prices of the scenario
record StepPayment(Prices prices) {

    /// What is paid for the step, currency; below 0 what is earned.
    double of(int t, int i, StepFlows flows, Clearing trades) {
        return trades.firm[0] || trades.committed[0]
                ? agreed(t, i, flows, trades)
                : metered(t, i, flows, trades);
    }

    /// Where trades are parts of what was metered.
    private double metered(int t, int i, StepFlows flows, Clearing trades) {
        double net = flows.gridImportKwh[i] - flows.gridExportKwh[i];
        double bought = trades.purchaseKwh[i];
        double atRetailer = net - bought + trades.saleKwh[i];
        double local = prices.localGridFeePerKwh(i) * bought;
        double taxedTrade = trades.purchasePricePerKwh[i] * bought;
        double vat = prices.vatRate(i);
        if (atRetailer > 0) {
            double price = prices.importPricePerKwh(t, i) + prices.gridFeePerKwh(i);
            return (1 + vat) * (price * atRetailer + local) + vat * taxedTrade;
        }
        return prices.feedInPricePerKwh(t, i) * atRetailer + (1 + vat) * local + vat * taxedTrade;
    }

    /// Where trades were agreed before delivery, between members or with the utility: the rest at
    /// imbalance prices, fees by the meter.
    private double agreed(int t, int i, StepFlows flows, Clearing trades) {
        double net = flows.gridImportKwh[i] - flows.gridExportKwh[i];
        double bought = trades.purchaseKwh[i];
        double rest = net - bought + trades.saleKwh[i];
        double taxed = Math.max(0, trades.purchasePricePerKwh[i] * bought);
        double energy = 0;
        if (trades.committed[0]) {
            double given = Math.min(0, rest);
            double ahead = Money.kilowattHours(trades.aheadMilliwattHours[i]);
            double paid = prices.tariff(i).dayAheadPricePerKwh(t) * ahead;
            energy = paid + prices.feedInPricePerKwh(t, i) * given;
            taxed += Math.max(0, paid);
            rest -= given + ahead;
        }
        double paid = restPrice(t, i, rest) * rest;
        taxed += rest > 0 ? Math.max(0, paid) : 0;
        double imported = Math.max(0, net);
        double local = Math.min(imported, bought);
        double fees =
                prices.gridFeePerKwh(i) * (imported - local) + prices.localGridFeePerKwh(i) * local;
        return energy + paid + fees + prices.vatRate(i) * (taxed + fees);
    }

    private double restPrice(int t, int i, double rest) {
        ImbalancePrices imbalance = prices.tariff(i).imbalance();
        if (imbalance == null) {
            return rest > 0 ? prices.importPricePerKwh(t, i) : prices.feedInPricePerKwh(t, i);
        }
        return rest > 0 ? imbalance.buyPricePerKwh(t) : imbalance.sellPricePerKwh(t);
    }
}
