package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.Correction;
import org.commonwatt.market.Ledger;

/// Corrections of closed days, entered on the present one: on the next statement as lines of their
/// own, beside the period's postings and never among them (`docs/FORMULATION.md#corrections`).
final class Corrections {
    /// One entry with the days it belongs to.
    private record Entered(int day, int correctedDay, Correction.Entry entry) {}

    private final TimeAxis axis;
    private final int n;
    private final List<Entered> all = new ArrayList<>();
    private final long[] retailUnits;
    private int journalled;

    Corrections(TimeAxis axis, int participants) {
        this.axis = axis;
        n = participants;
        retailUnits = new long[n];
    }

    /// @param today day on which it is entered
    void enter(int today, int correctedDay, Correction correction) {
        for (Correction.Entry entry : correction.entries()) {
            all.add(new Entered(today, correctedDay, entry));
        }
        for (Correction.RetailChange change : correction.retailChanges()) {
            retailUnits[change.participant()] += change.amountUnits();
        }
    }

    /// What is entered in a period.
    Ledger ofPeriod(int period) {
        var ledger = new Ledger(1, n);
        new Correction(entries(period(period)), List.of()).post(ledger);
        return ledger;
    }

    /// What is entered on a day.
    Ledger ofDay(int day) {
        var ledger = new Ledger(1, n);
        List<Entered> entered = all.stream().filter(one -> one.day() == day).toList();
        new Correction(entries(entered), List.of()).post(ledger);
        return ledger;
    }

    private List<Entered> period(int period) {
        return all.stream().filter(entered -> periodOf(entered.day()) == period).toList();
    }

    private static List<Correction.Entry> entries(List<Entered> entered) {
        return entered.stream().map(Entered::entry).toList();
    }

    private int periodOf(int day) {
        return axis.period(axis.firstStepOfDay(day));
    }

    /// Lines of a participant's bill of a period, in the order of entry.
    List<BillLine> lines(int period, int i) {
        List<BillLine> lines = new ArrayList<>();
        for (Entered entered : period(period)) {
            Correction.Entry entry = entered.entry();
            if (entry.participant() == i) {
                String corrected = axis.periodName(periodOf(entered.correctedDay()));
                lines.add(
                        new BillLine(
                                axis.periodName(period),
                                entry.item(),
                                entry.energyMilliwattHours(),
                                entry.amountUnits(),
                                new BillLine.CorrectionOf(corrected, entry.takesBack())));
            }
        }
        return lines;
    }

    /// What a participant's retail bill changed by, 1e-5 currency.
    long retailUnits(int i) {
        return retailUnits[i];
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Tells what was entered since the last call.
    void journal(StepObserver watcher) {
        for (; journalled < all.size(); journalled++) {
            Entered next = all.get(journalled);
            watcher.onCorrection(next.day(), next.correctedDay(), next.entry());
        }
    }

    void copyFrom(Corrections other) {
        all.clear();
        all.addAll(other.all);
        System.arraycopy(other.retailUnits, 0, retailUnits, 0, n);
        journalled = other.journalled;
    }
}
