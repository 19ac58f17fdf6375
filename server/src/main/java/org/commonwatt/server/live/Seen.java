package org.commonwatt.server.live;

import java.util.Arrays;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.StepQuantity;

/// What the last step did to each member, and what members owe for the days that are closed.
final class Seen implements StepObserver {
    private static final StepQuantity[] QUANTITIES = StepQuantity.values();
    private static final double CURRENCY_PER_UNIT = 1e-5;

    private final int n;

    /// `[quantity × member]`.
    private final double[] last;

    /// Owed before each day, `[day × member]`, 1e-5 currency.
    private final long[] owedUnits;

    private int closedDays;
    private boolean wanted = true;

    Seen(int members, int days) {
        n = members;
        last = new double[QUANTITIES.length * n];
        owedUnits = new long[(days + 1) * n];
    }

    /// Whether single steps are looked at.
    void want(boolean steps) {
        wanted = steps;
    }

    /// Forgets the last step and every day from `days` on.
    void back(int days) {
        closedDays = days;
        Arrays.fill(owedUnits, (days + 1) * n, owedUnits.length, 0);
        if (days * n + 2 * n <= owedUnits.length) {
            System.arraycopy(owedUnits, days * n, owedUnits, (days + 1) * n, n);
        }
        Arrays.fill(last, 0);
    }

    @Override
    public boolean wantsStep(int t) {
        return wanted;
    }

    @Override
    // Ordinals index memory only; messages use names.
    @SuppressWarnings("EnumOrdinal")
    public void onStep(StepView view) {
        for (StepQuantity quantity : QUANTITIES) {
            for (int i = 0; i < n; i++) {
                last[quantity.ordinal() * n + i] = view.value(quantity, i);
            }
        }
    }

    @Override
    public void onJournal(
            int day,
            int participant,
            LedgerItem item,
            long energyMilliwattHours,
            long amountUnits) {
        owedUnits[(closedDays + 1) * n + participant] += amountUnits;
    }

    @Override
    public void onDayEnd(int day, long stateHash) {
        closedDays++;
        if ((closedDays + 2) * n <= owedUnits.length) {
            System.arraycopy(owedUnits, closedDays * n, owedUnits, (closedDays + 1) * n, n);
        }
    }

    @SuppressWarnings("EnumOrdinal")
    double last(StepQuantity quantity, int i) {
        return last[quantity.ordinal() * n + i];
    }

    /// What member `i` owes for the closed days.
    double owed(int i) {
        return owedUnits[closedDays * n + i] * CURRENCY_PER_UNIT;
    }

    int closedDays() {
        return closedDays;
    }
}
