package org.commonwatt.grid;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.market.BillingDay;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.ClearingMechanism;
import org.commonwatt.market.Ledger;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.Money;
import org.commonwatt.market.Prices;
import org.commonwatt.market.Settlement;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.RandomStream;

/// Settles a run under one mechanism and checks its accounts.
final class MoneyAudit {
    /// Postings of one meter in one step: energy, fee, pool, local fee and tax, each half a unit.
    private static final double UNITS_PER_STEP = 3;

    private final Prices prices;
    private final ClearingMechanism mechanism;
    private final Clearing clearing;
    private final Settlement settlement;
    private final Ledger ledger;
    private final long[] importMilliwattHours;
    private final long[] exportMilliwattHours;
    private final int n;
    private int steps;

    MoneyAudit(Prices prices, ClearingMechanism mechanism) {
        this.prices = prices;
        this.mechanism = mechanism;
        n = prices.participants();
        clearing = new Clearing(1, n);
        settlement = new Settlement(prices, 1);
        ledger = new Ledger(1, n);
        importMilliwattHours = new long[n];
        exportMilliwattHours = new long[n];
    }

    /// Three tariffs with fees, tax, negative prices and feed-in prices above import prices.
    static Prices prices(RandomStream r, int members, int steps) {
        List<Tariff> tariffs = new ArrayList<>();
        double currency = r.chance(0.2) ? 100 : 1;
        for (int c = 0; c < 3; c++) {
            double fee = r.nextDouble(0, 0.1) * currency;
            var terms = new TariffTerms(fee, fee * r.nextDouble(), 0, 0, r.chance(0.5) ? 0 : 0.19);
            double[] imports = new double[steps];
            double[] feedIn = new double[steps];
            for (int t = 0; t < steps; t++) {
                imports[t] = currency * (r.chance(0.1) ? -r.nextDouble() : r.nextDouble(0.1, 0.5));
                feedIn[t] = currency * (r.chance(0.1) ? r.nextDouble() : r.nextDouble(-0.1, 0.1));
            }
            tariffs.add(new Tariff("tariff " + c, terms, imports, feedIn));
        }
        List<Tariff> ofMember = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            ofMember.add(tariffs.get(r.nextInt(3)));
        }
        return new Prices(ofMember);
    }

    /// Settles one step; the accounts must sum to zero right after it.
    void step(int t, StepFlows flows) {
        mechanism.clear(prices, t, flows, 0, clearing);
        settlement.settle(t, flows, clearing, 0, ledger);
        ledger.requireZeroSum(0);
        for (int i = 0; i < n; i++) {
            importMilliwattHours[i] += Money.milliwattHours(flows.gridImportKwh[i]);
            exportMilliwattHours[i] += Money.milliwattHours(flows.gridExportKwh[i]);
        }
        steps++;
    }

    /// Requires that retail and pool energy are what the meters saw, to the mWh, and that nobody
    /// pays more than the retailer's bill for the same meter.
    void end(Community community) {
        settlement.closeDay(0, BillingDay.of(0), ledger);
        ledger.requireZeroSum(0);
        for (int i = 0; i < n; i++) {
            String id = community.participant(i).id();
            require(
                    energy(i, LedgerItem.RETAIL_ENERGY) + energy(i, LedgerItem.POOL_PURCHASE)
                            == importMilliwattHours[i],
                    id + " import");
            require(
                    energy(i, LedgerItem.FEED_IN) + energy(i, LedgerItem.POOL_SALE)
                            == -exportMilliwattHours[i],
                    id + " export");
            long more = ledger.memberUnits(i) - settlement.retailUnits(i);
            require(more <= UNITS_PER_STEP * steps, id + " pays %d units more".formatted(more));
        }
    }

    private long energy(int i, LedgerItem item) {
        return ledger.energyMilliwattHours(i, item);
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Money under %s: %s".formatted(mechanism.name(), what));
        }
    }
}
