package org.commonwatt.explain;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Money;
import org.commonwatt.market.Prices;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.simulation.Simulation;

/// Adds up, step by step and from flows and prices alone, what each device and the local market did
/// to every member's energy cost (`docs/FORMULATION.md#explain-bill`).
///
/// Never looks at the ledger: where both agree, the bill is explained.
// Ordinals index columns in memory only; files use keys.
@SuppressWarnings("EnumOrdinal")
public final class WaterfallMeter implements Replay.Witness {
    private static final int ENERGY_PARTS = BillPart.IMBALANCE.ordinal() + 1;

    private final int n;
    private final double[][] cost;
    private final double[][] energyKwh;
    private double postingUnits;

    /// @param participants N
    public WaterfallMeter(int participants) {
        n = participants;
        cost = new double[ENERGY_PARTS][n];
        energyKwh = new double[ENERGY_PARTS][n];
    }

    /// Currency of a part so far, + costs; only parts up to [BillPart#IMBALANCE].
    double cost(BillPart part, int i) {
        return cost[part.ordinal()][i];
    }

    /// Energy behind a part, kWh.
    double energyKwh(BillPart part, int i) {
        return energyKwh[part.ordinal()][i];
    }

    /// What rounding of the steps' postings can come to for one member, 1e-5 currency.
    double postingUnits() {
        return postingUnits;
    }

    @Override
    public void after(Simulation run) {
        int t = run.step() - 1;
        double surcharge = run.surchargePerKwh(t);
        for (int i = 0; i < n; i++) {
            add(t, i, run.prices(), run.flows(), run.clearing());
            if (surcharge > 0) {
                addLoad(t, i, run, surcharge);
            }
        }
        // Retail and pool energy, half a unit each, and half a mWh each at a price around 1; what
        // was bought ahead is one posting more.
        postingUnits += run.clearing().committed[0] ? 2 : 1.5;
    }

    private void add(int t, int i, Prices prices, StepFlows f, Clearing clearing) {
        double retail = prices.retailPricePerKwh(t, i);
        double feedIn = prices.feedInPricePerKwh(t, i);
        double need = f.servedKwh[i] + f.unservedKwh[i] + f.heatPumpKwh[i];
        double met = need - f.unservedKwh[i];
        double own = Math.min(met, f.generationKwh[i]);
        double left = f.generationKwh[i] - own;
        double sunNet = met - f.generationKwh[i];
        double carNet = sunNet + f.evChargeKwh[i] - f.evDischargeKwh[i];
        double net = f.gridImportKwh[i] - f.gridExportKwh[i];
        put(BillPart.GROSS, i, need, need * retail);
        put(BillPart.UNSERVED, i, f.unservedKwh[i], -f.unservedKwh[i] * retail);
        put(BillPart.OWN_USE, i, own, -own * retail);
        put(BillPart.GRID_SALE, i, left, -left * feedIn);
        put(
                BillPart.VEHICLE,
                i,
                f.evChargeKwh[i] - f.evDischargeKwh[i],
                at(carNet, retail, feedIn) - at(sunNet, retail, feedIn));
        double metered = at(net, retail, feedIn);
        put(
                BillPart.STORAGE,
                i,
                f.chargeKwh[i] + f.dischargeKwh[i],
                metered - at(carNet, retail, feedIn));
        addTrade(t, i, prices, f, clearing);
    }

    private void addTrade(int t, int i, Prices prices, StepFlows f, Clearing clearing) {
        double bought = clearing.purchaseKwh[i];
        double sold = clearing.saleKwh[i];
        if (clearing.committed[0]) {
            addAhead(t, i, prices, f, clearing);
        }
        if (bought == 0 && sold == 0 && !clearing.firm[0]) {
            return;
        }
        double retail = prices.retailPricePerKwh(t, i);
        double feedIn = prices.feedInPricePerKwh(t, i);
        double vat = prices.vatRate(i);
        double buyPrice = bought > 0 ? clearing.purchasePricePerKwh[i] : 0;
        double sellPrice = sold > 0 ? clearing.salePricePerKwh[i] : 0;
        double energy = bought * (buyPrice + vat * Math.max(0, buyPrice));
        double purchase =
                energy + bought * prices.localGridFeePerKwh(i) * (1 + vat) - bought * retail;
        double sale = -sold * (sellPrice - feedIn);
        put(BillPart.POOL_PURCHASE, i, bought, purchase);
        put(BillPart.POOL_SALE, i, sold, sale);
        if (clearing.firm[0]) {
            double net = f.gridImportKwh[i] - f.gridExportKwh[i];
            double rest = net - bought + sold;
            double fees = fees(i, prices, f.gridImportKwh[i], bought) * (1 + vat);
            double priced =
                    clearing.committed[0]
                            ? atRetailer(t, i, prices, rest)
                            : restCost(t, i, prices, rest);
            double actual = energy - sold * sellPrice + priced + fees;
            double explained = at(net, retail, feedIn) + purchase + sale;
            put(BillPart.IMBALANCE, i, Math.abs(rest), actual - explained);
        }
    }

    /// What was bought ahead, and what was taken otherwise, each against the import price; fees
    /// follow the meter either way.
    private void addAhead(int t, int i, Prices prices, StepFlows f, Clearing clearing) {
        Tariff tariff = prices.tariff(i);
        double vat = prices.vatRate(i);
        double taken = takenKwh(i, f, clearing);
        double ahead = Money.kilowattHours(clearing.aheadMilliwattHours[i]);
        double retail = taxed(prices.importPricePerKwh(t, i), vat);
        double bought = taxed(tariff.dayAheadPricePerKwh(t), vat);
        double rest = taken - ahead;
        double price =
                rest > 0 ? taxed(tariff.shortPricePerKwh(t), vat) : tariff.longPricePerKwh(t);
        put(BillPart.DAY_AHEAD, i, ahead, ahead * (bought - retail));
        put(BillPart.IMBALANCE, i, Math.abs(rest), rest * (price - retail));
    }

    /// What the utility adds for the load of all, on what the member takes from it; taxed with the
    /// price that it is part of.
    private void addLoad(int t, int i, Simulation run, double surcharge) {
        Clearing clearing = run.clearing();
        Prices prices = run.prices();
        Tariff tariff = prices.tariff(i);
        double vat = prices.vatRate(i);
        double taken = takenKwh(i, run.flows(), clearing);
        double ahead =
                clearing.committed[0] ? Money.kilowattHours(clearing.aheadMilliwattHours[i]) : 0;
        double used = Math.min(ahead, taken);
        double bought = ahead > 0 ? ahead * tariff.dayAheadPricePerKwh(t) : 0;
        boolean atImbalance = clearing.firm[0] || clearing.committed[0];
        double price = atImbalance ? tariff.shortPricePerKwh(t) : prices.importPricePerKwh(t, i);
        double onBought = taxed(bought + used * surcharge, vat) - taxed(bought, vat);
        double onRest = (taken - used) * (taxed(price + surcharge, vat) - taxed(price, vat));
        put(BillPart.COMMON_LOAD, i, taken, onBought + onRest);
    }

    /// What a member takes from the utility.
    private static double takenKwh(int i, StepFlows f, Clearing clearing) {
        double net = f.gridImportKwh[i] - f.gridExportKwh[i];
        return Math.max(0, net - clearing.purchaseKwh[i] + clearing.saleKwh[i]);
    }

    private static double taxed(double price, double vat) {
        return price + vat * Math.max(0, price);
    }

    private static double fees(int i, Prices prices, double importKwh, double boughtKwh) {
        double local = Math.min(importKwh, boughtKwh);
        return local * prices.localGridFeePerKwh(i) + (importKwh - local) * prices.gridFeePerKwh(i);
    }

    /// What is taken or given beside trades, as [#addAhead] takes it up.
    private static double atRetailer(int t, int i, Prices prices, double restKwh) {
        return restKwh > 0
                ? restKwh * taxed(prices.importPricePerKwh(t, i), prices.vatRate(i))
                : restKwh * prices.feedInPricePerKwh(t, i);
    }

    private static double restCost(int t, int i, Prices prices, double restKwh) {
        Tariff tariff = prices.tariff(i);
        return restKwh > 0
                ? restKwh * taxed(tariff.shortPricePerKwh(t), prices.vatRate(i))
                : restKwh * tariff.longPricePerKwh(t);
    }

    private static double at(double netKwh, double retail, double feedIn) {
        return netKwh * (netKwh >= 0 ? retail : feedIn);
    }

    private void put(BillPart part, int i, double kwh, double currency) {
        energyKwh[part.ordinal()][i] += kwh;
        cost[part.ordinal()][i] += currency;
    }
}
