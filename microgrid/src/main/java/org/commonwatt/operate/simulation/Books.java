package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Correction;
import org.commonwatt.market.Ledger;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.market.Money;
import org.commonwatt.market.Settlement;
import org.commonwatt.operate.kpi.Meters;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// The accounts of a run: a day's postings, journalled when the local day ends, collected into the
/// billing period, closed when the calendar month (or the run) ends.
///
/// Costs that are never postings (wear, starts of generators, value of lost load, EV shortfall) are
/// counted beside them.
final class Books {
    private final Scenario scenario;
    private final Settlement settlement;
    private final int n;
    private final Ledger day;
    private final Ledger[] periods;
    private final double[] wearCostPerKwh;
    private final BillingCalendar calendar;
    private final PeriodBooks closing;
    private final Corrections corrections;
    private final FuelCosts fuel;
    private final @Nullable UtilityMeter utility;
    final double[] dailyCost;
    private double sideCostsBefore;
    private long hashOfClosedPeriods;
    private int openPeriod;

    Books(Scenario scenario, Settlement settlement, @Nullable UtilityBill bill) {
        this.scenario = scenario;
        this.settlement = settlement;
        n = scenario.community().size();
        day = new Ledger(1, n);
        periods = new Ledger[scenario.axis().periods()];
        for (int p = 0; p < periods.length; p++) {
            periods[p] = new Ledger(1, n);
        }
        wearCostPerKwh = new double[n];
        for (int i = 0; i < n; i++) {
            Participant participant = scenario.community().participant(i);
            Battery battery = participant.battery();
            wearCostPerKwh[i] = battery == null ? 0 : battery.wearCostPerKwh();
        }
        dailyCost = new double[scenario.axis().days()];
        calendar = new BillingCalendar(scenario.axis(), scenario.billing(), n);
        closing = new PeriodBooks(scenario, settlement, calendar);
        corrections = new Corrections(scenario.axis(), n);
        fuel = new FuelCosts(scenario.community());
        utility = UtilityMeter.of(scenario.axis(), n, bill, settlement.load());
    }

    void settle(int t, StepFlows flows, Clearing clearing, double lossKwh) {
        if (utility != null) {
            utility.open(t, flows, clearing);
        }
        if (lossKwh > 0) {
            settlement.settleLosses(t, lossKwh, flows, 0);
        }
        settlement.settle(t, flows, clearing, 0, day);
        fuel.add(flows);
    }

    /// Costs that are never postings, from the meters' sums.
    private double sideCosts(Meters meters) {
        double sum = fuel.startCosts();
        for (int i = 0; i < n; i++) {
            sum += wearCost(meters, i) + unservedCost(meters, i) + shortfallCost(meters, i);
        }
        return sum;
    }

    /// Wear of member `i`'s battery, currency.
    double wearCost(Meters meters, int i) {
        return wearCostPerKwh[i] * (meters.chargeKwh[i] + meters.dischargeKwh[i]);
    }

    /// VoLL · unserved of member `i`, currency.
    double unservedCost(Meters meters, int i) {
        return scenario.settings().valueOfLostLoadPerKwh() * meters.unservedKwh[i];
    }

    private double shortfallCost(Meters meters, int i) {
        return scenario.settings().evShortfallPricePerKwh() * meters.evShortfallKwh[i];
    }

    /// Fuel of all days, currency.
    double fuelPayment() {
        return fuel.payment();
    }

    /// Maintenance that starts of generators cause, currency.
    double startCosts() {
        return fuel.startCosts();
    }

    /// Wear, starts of generators, VoLL · unserved and EV shortfall of the days that are closed,
    /// currency.
    double sideCosts() {
        return sideCostsBefore;
    }

    /// Closes day and period where they end with step `t`; returns whether a day ended.
    boolean closeWhereDue(int t, Meters meters, StepObserver watcher) {
        TimeAxis axis = scenario.axis();
        boolean last = t + 1 == axis.steps();
        boolean dayEnds = last || axis.day(t + 1) != axis.day(t);
        boolean periodEnds = last || axis.period(t + 1) != axis.period(t);
        if (!dayEnds) {
            return false;
        }
        settlement.postFuel(0, fuel.dayCost, day);
        fuel.closeDay();
        int today = axis.day(t);
        settlement.closeDay(0, i -> calendar.day(today, i), day);
        Ledger period = periods[axis.period(t)];
        if (periodEnds) {
            double[] peakKw = new double[n];
            for (int i = 0; i < n; i++) {
                peakKw[i] = meters.periodPeakImportKwh[i] / axis.stepHours();
            }
            meters.closePeriod();
            closePeriod(period, axis.period(t), peakKw);
        }
        day.requireZeroSum(0);
        double sideCosts = sideCosts(meters);
        dailyCost[today] = Money.amount(outsideToday(today)) + sideCosts - sideCostsBefore;
        sideCostsBefore = sideCosts;
        period.add(day);
        if (watcher.watchesDays()) {
            journal(axis.day(t), watcher);
        }
        day.clear();
        if (periodEnds) {
            period.requireZeroSum(0);
            hashOfClosedPeriods = hashOfClosedPeriods * 31 + period.hash();
            openPeriod = axis.period(t) + 1;
            if (watcher.watchesDays()) {
                watcher.onPeriodEnd(axis.period(t));
            }
        }
        return true;
    }

    private long outsideToday(int today) {
        return outsideUnits(day)
                + (corrections.isEmpty() ? 0 : outsideUnits(corrections.ofDay(today)));
    }

    /// Enters a correction of a closed day on the day of the next step.
    ///
    /// @param next the next step
    void correct(int next, int correctedDay, Correction correction) {
        TimeAxis axis = scenario.axis();
        if (next >= axis.steps()) {
            throw new IllegalStateException("All periods are closed: no statement follows.");
        }
        if (correctedDay < 0 || correctedDay >= axis.day(next)) {
            throw new IllegalArgumentException(
                    "The day %d is not closed before day %d."
                            .formatted(correctedDay, axis.day(next)));
        }
        corrections.enter(axis.day(next), correctedDay, correction);
    }

    /// Posts the closing entries of a period into the day's ledger.
    private void closePeriod(Ledger before, int period, double[] peakKw) {
        if (utility != null) {
            utility.close(period);
        }
        Ledger whole = before.copy();
        whole.add(day);
        Ledger opening = whole.copy();
        closing.close(whole, corrections.ofPeriod(period), period, peakKw);
        for (int i = 0; i < n; i++) {
            for (LedgerItem item : LedgerItem.values()) {
                long amount = whole.amountUnits(i, item) - opening.amountUnits(i, item);
                if (amount != 0) {
                    day.post(0, i, item, 0, amount);
                }
            }
        }
    }

    private void journal(int dayIndex, StepObserver watcher) {
        corrections.journal(watcher);
        for (int i = 0; i < n; i++) {
            for (LedgerItem item : LedgerItem.values()) {
                long amount = day.amountUnits(i, item);
                long energy = day.energyMilliwattHours(i, item);
                if (amount != 0 || energy != 0) {
                    watcher.onJournal(dayIndex, i, item, energy, amount);
                }
            }
        }
        for (Counterparty party : Counterparty.values()) {
            long amount = day.amountUnits(0, party);
            long energy = day.energyMilliwattHours(0, party);
            if (amount != 0 || energy != 0) {
                watcher.onCounterparty(dayIndex, party, energy, amount);
            }
        }
    }

    /// What outside parties get for a ledger, 1e-5 currency. Who pays it, member or fund, makes no
    /// difference: a discount moves money, it saves none.
    private static long outsideUnits(Ledger ledger) {
        return -(ledger.amountUnits(0, Counterparty.UTILITY)
                + ledger.amountUnits(0, Counterparty.GRID_OPERATOR)
                + ledger.amountUnits(0, Counterparty.FUEL_SUPPLIER)
                + ledger.amountUnits(0, Counterparty.TAX_AUTHORITY));
    }

    List<Bill> bills() {
        var bills = new ArrayList<Bill>();
        for (int i = 0; i < n; i++) {
            var lines = new ArrayList<BillLine>();
            for (int p = 0; p < periods.length; p++) {
                for (LedgerItem item : LedgerItem.values()) {
                    long amount = periods[p].amountUnits(i, item);
                    long energy = periods[p].energyMilliwattHours(i, item);
                    if (amount != 0 || energy != 0) {
                        lines.add(
                                new BillLine(scenario.axis().periodName(p), item, energy, amount));
                    }
                }
                lines.addAll(corrections.lines(p, i));
            }
            String id = scenario.community().participant(i).id();
            long retail = settlement.retailUnits(i) + corrections.retailUnits(i);
            bills.add(new Bill(id, lines, retail));
        }
        return bills;
    }

    /// What outside parties get in all, currency.
    double outsidePayment() {
        long units = 0;
        for (int p = 0; p < periods.length; p++) {
            units += outsideUnits(periods[p]) + outsideUnits(corrections.ofPeriod(p));
        }
        return Money.amount(units);
    }

    /// What members shared for each period closed so far; empty where they share no gain.
    List<PeriodGain> gains() {
        return closing.gains();
    }

    /// Balance of the community account, 1e-5 currency.
    long communityUnits() {
        long units = 0;
        for (int p = 0; p < periods.length; p++) {
            units += periods[p].amountUnits(0, Counterparty.COMMUNITY);
            units += corrections.ofPeriod(p).amountUnits(0, Counterparty.COMMUNITY);
        }
        return units;
    }

    /// Hash of all accounts; closed periods do not change and are hashed once.
    long hash() {
        int open = Math.min(openPeriod, periods.length - 1);
        long hash = (hashOfClosedPeriods * 31 + day.hash()) * 31 + periods[open].hash();
        return corrections.isEmpty() ? hash : hash * 31 + corrections.ofPeriod(open).hash();
    }

    void copyFrom(Books other) {
        settlement.copyFrom(other.settlement);
        closing.copyFrom(other.closing);
        corrections.copyFrom(other.corrections);
        fuel.copyFrom(other.fuel);
        if (utility != null && other.utility != null) {
            utility.copyFrom(other.utility);
        }
        day.copyFrom(other.day);
        for (int p = 0; p < periods.length; p++) {
            periods[p].copyFrom(other.periods[p]);
        }
        System.arraycopy(other.dailyCost, 0, dailyCost, 0, dailyCost.length);
        sideCostsBefore = other.sideCostsBefore;
        hashOfClosedPeriods = other.hashOfClosedPeriods;
        openPeriod = other.openPeriod;
    }
}
