package org.commonwatt.market;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.numeric.RandomStream;

/// One step of a random market: who imports, who exports, and everybody's tariff.
record RandomMarket(List<Tariff> tariffs, StepFlows flows) {
    /// Up to 12 members with up to three tariffs; negative prices, feed-in prices above import
    /// prices, tiny and huge meters.
    static RandomMarket draw(RandomStream r) {
        int n = 1 + r.nextInt(12);
        List<Tariff> offers = new ArrayList<>();
        for (int c = 0; c <= r.nextInt(3); c++) {
            offers.add(tariff(r));
        }
        List<Tariff> ofMember = new ArrayList<>();
        StepFlows flows = new StepFlows(n);
        for (int i = 0; i < n; i++) {
            ofMember.add(offers.get(r.nextInt(offers.size())));
            double net = r.chance(0.1) ? 0 : size(r);
            flows.servedKwh[i] = net;
            if (r.nextBoolean()) {
                flows.gridImportKwh[i] = net;
            } else {
                flows.gridExportKwh[i] = net;
            }
        }
        return new RandomMarket(ofMember, flows);
    }

    private static double size(RandomStream r) {
        return r.chance(0.8) ? r.nextDouble(0, 5) : Math.pow(10, r.nextDouble(-6, 4));
    }

    private static Tariff tariff(RandomStream r) {
        double fee = r.nextBoolean() ? 0 : r.nextDouble(0, 0.1);
        double vat = r.nextBoolean() ? 0 : 0.2;
        var terms = new TariffTerms(fee, fee * r.nextDouble(), 0, 0, vat);
        double price = r.chance(0.2) ? -r.nextDouble(0, 0.3) : r.nextDouble(0.1, 0.5);
        double feedIn = r.chance(0.2) ? r.nextDouble(0, 0.5) : r.nextDouble(-0.3, 0.1);
        return Tariff.flat("offer", terms, price, feedIn, 1);
    }

    int size() {
        return tariffs.size();
    }

    Prices prices() {
        return new Prices(tariffs);
    }

    Clearing clear(ClearingMechanism mechanism) {
        var clearing = new Clearing(1, size());
        mechanism.clear(prices(), 0, flows, 0, clearing);
        return clearing;
    }

    /// The same members in another order.
    RandomMarket permuted(int[] order) {
        List<Tariff> other = new ArrayList<>();
        StepFlows permuted = new StepFlows(size());
        for (int i = 0; i < order.length; i++) {
            other.add(tariffs.get(order[i]));
            permuted.servedKwh[i] = flows.servedKwh[order[i]];
            permuted.gridImportKwh[i] = flows.gridImportKwh[order[i]];
            permuted.gridExportKwh[i] = flows.gridExportKwh[order[i]];
        }
        return new RandomMarket(other, permuted);
    }

    /// The same market where member `i` has a second meter, the last one, with its own tariff.
    RandomMarket withSecondMeter(int i) {
        List<Tariff> other = new ArrayList<>(tariffs);
        other.add(tariffs.get(i));
        StepFlows more = new StepFlows(size() + 1);
        System.arraycopy(flows.servedKwh, 0, more.servedKwh, 0, size());
        System.arraycopy(flows.gridImportKwh, 0, more.gridImportKwh, 0, size());
        System.arraycopy(flows.gridExportKwh, 0, more.gridExportKwh, 0, size());
        return new RandomMarket(other, more);
    }

    /// What member `i` pays for the step's energy, fees and tax included, unrounded.
    double cost(Clearing clearing, int i) {
        TariffTerms terms = tariffs.get(i).terms();
        double bought = clearing.purchaseKwh[i];
        double sold = clearing.saleKwh[i];
        double price = bought > 0 ? clearing.purchasePricePerKwh[i] : 0;
        double tax = terms.vatRate() * (Math.max(0, price) + terms.localGridFeePerKwh());
        double pool = bought * (price + terms.localGridFeePerKwh() + tax);
        double revenue = sold > 0 ? sold * clearing.salePricePerKwh[i] : 0;
        return (flows.gridImportKwh[i] - bought) * tariffs.get(i).retailPricePerKwh(0)
                + pool
                + clearing.communityCharge[i]
                - revenue
                - (flows.gridExportKwh[i] - sold) * tariffs.get(i).feedInPricePerKwh(0);
    }

    /// What member `i` would pay the retailer for the same meter.
    double retailCost(int i) {
        return flows.gridImportKwh[i] * tariffs.get(i).retailPricePerKwh(0)
                - flows.gridExportKwh[i] * tariffs.get(i).feedInPricePerKwh(0);
    }

    double totalKwh() {
        double sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += flows.gridImportKwh[i] + flows.gridExportKwh[i];
        }
        return sum;
    }
}
