package org.commonwatt.experiments.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.market.Money;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;

/// Sees a judged week: the community's net, what members traded and paid, and what stayed with the
/// operator, which must be nothing but rounding.
final class WeekWatch implements StepObserver {
    private static final double ROUNDING_UNITS = 2;

    private final int n;
    private final double stepHours;
    private final int stepsPerDay;
    private final long[] billUnits;
    private final List<Double> netKw = new ArrayList<>();
    private double pooledKwh;
    private long boughtUnits;
    private long boughtMilliwattHours;
    private long keptUnits;

    WeekWatch(int participants, double stepHours) {
        n = participants;
        this.stepHours = stepHours;
        stepsPerDay = (int) Math.round(24 / stepHours);
        billUnits = new long[n];
    }

    @Override
    public boolean wantsStep(int t) {
        return true;
    }

    @Override
    public void onStep(StepView view) {
        double net = 0;
        for (int i = 0; i < n; i++) {
            net +=
                    view.value(StepQuantity.GRID_IMPORT_KWH, i)
                            - view.value(StepQuantity.GRID_EXPORT_KWH, i);
            pooledKwh += view.value(StepQuantity.POOL_PURCHASE_KWH, i);
        }
        netKw.add(net / stepHours);
    }

    @Override
    public void onJournal(
            int day,
            int participant,
            LedgerItem item,
            long energyMilliwattHours,
            long amountUnits) {
        boolean rounds = item == LedgerItem.ROUNDING || item == LedgerItem.SHARED_ASSET;
        billUnits[participant] += rounds ? 0 : amountUnits;
        if (item == LedgerItem.POOL_PURCHASE) {
            boughtUnits += amountUnits;
            boughtMilliwattHours += energyMilliwattHours;
        }
        if (rounds) {
            keptUnits -= amountUnits;
        }
    }

    /// What trades between members left over in a day is rounding, or the operator makes a profit.
    @Override
    public void onCounterparty(
            int day, Counterparty party, long energyMilliwattHours, long amountUnits) {
        if (party == Counterparty.POOL && amountUnits != 0) {
            throw unbalanced(day, amountUnits);
        }
        if (party == Counterparty.COMMUNITY) {
            keptUnits -= amountUnits;
            if (Math.abs(keptUnits) > ROUNDING_UNITS * n * (stepsPerDay + 1) * (day + 1.0)) {
                throw unbalanced(day, keptUnits);
            }
        }
    }

    private static IllegalStateException unbalanced(int day, long units) {
        return new IllegalStateException(
                "Trades between members left %d (1e-5 currency) by day %d: more than rounding."
                        .formatted(units, day));
    }

    double netDeviationKw() {
        double[] net = netKw.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = Arrays.stream(net).average().orElse(0);
        double squares = Arrays.stream(net).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / Math.max(1, net.length));
    }

    double pooledKwh() {
        return pooledKwh;
    }

    /// Mean price that buyers paid between members; NaN without trade.
    double meanPoolPrice() {
        return boughtMilliwattHours == 0
                ? Double.NaN
                : Money.amount(boughtUnits) / Money.kilowattHours(boughtMilliwattHours);
    }

    /// What stayed with the community's account, currency.
    double keptByCommunity() {
        return Money.amount(keptUnits);
    }

    List<Double> bills() {
        return Arrays.stream(billUnits).mapToObj(Money::amount).toList();
    }
}
