package org.commonwatt.experiments.run;

import java.util.function.BooleanSupplier;
import org.commonwatt.experiments.store.DecisionsWriter;
import org.commonwatt.experiments.store.LedgerWriter;
import org.commonwatt.experiments.store.StepWriter;
import org.commonwatt.experiments.store.TradesFile;
import org.commonwatt.grid.Actions;
import org.commonwatt.market.Correction;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.simulation.StepObserver;
import org.jspecify.annotations.Nullable;

/// Writes what one policy does, tells how far it is, and stops it when asked to.
final class RunObserver implements StepObserver {
    private final LedgerWriter ledger;
    private final DecisionsWriter decisions;
    private final @Nullable StepWriter steps;
    private final TradesFile.@Nullable Collector trades;
    private final BooleanSupplier stop;
    private final Runnable afterDay;

    RunObserver(
            LedgerWriter ledger,
            DecisionsWriter decisions,
            @Nullable StepWriter steps,
            TradesFile.@Nullable Collector trades,
            BooleanSupplier stop,
            Runnable afterDay) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.steps = steps;
        this.trades = trades;
        this.stop = stop;
        this.afterDay = afterDay;
    }

    @Override
    public boolean wantsStep(int t) {
        if (stop.getAsBoolean()) {
            throw new RunInterrupted();
        }
        return trades != null || (steps != null && steps.wantsStep(t));
    }

    @Override
    public void onStep(StepView view) {
        if (trades != null) {
            trades.add(view);
        }
        if (steps != null && steps.wantsStep(view.step())) {
            steps.onStep(view);
        }
    }

    @Override
    public void onDecided(int t, Actions asked, double[] boughtKwh, Policy policy) {
        decisions.onDecided(t, asked, boughtKwh, policy);
    }

    @Override
    public void onJournal(
            int day,
            int participant,
            LedgerItem item,
            long energyMilliwattHours,
            long amountUnits) {
        ledger.onJournal(day, participant, item, energyMilliwattHours, amountUnits);
    }

    @Override
    public void onCounterparty(
            int day, Counterparty party, long energyMilliwattHours, long amountUnits) {
        ledger.onCounterparty(day, party, energyMilliwattHours, amountUnits);
    }

    @Override
    public void onCorrection(int day, int correctedDay, Correction.Entry entry) {
        ledger.onCorrection(day, correctedDay, entry);
    }

    @Override
    public void onDayEnd(int day, long stateHash) {
        decisions.onDayEnd(day, stateHash);
        ledger.onDayEnd(day, stateHash);
        afterDay.run();
    }
}
