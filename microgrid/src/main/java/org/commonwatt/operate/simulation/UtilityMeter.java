package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.LoadCharges;
import org.commonwatt.market.Money;
import org.jspecify.annotations.Nullable;

/// Hands a [UtilityBill] to the settlement, and remembers who took how much from the utility in the
/// step of the coincident peak: by that its charge is divided among the members.
final class UtilityMeter {
    private final TimeAxis axis;
    private final UtilityBill bill;
    private final LoadCharges charges;

    /// What each member took from the utility in the period's peak step so far, mWh.
    private final long[] takenMilliwattHours;

    private UtilityMeter(TimeAxis axis, int participants, UtilityBill bill, LoadCharges charges) {
        this.axis = axis;
        this.bill = bill;
        this.charges = charges;
        takenMilliwattHours = new long[participants];
    }

    /// Null where no utility charges for the load of all.
    static @Nullable UtilityMeter of(
            TimeAxis axis, int participants, @Nullable UtilityBill bill, LoadCharges charges) {
        return bill == null ? null : new UtilityMeter(axis, participants, bill, charges);
    }

    /// Before step `t` is settled.
    void open(int t, StepFlows flows, Clearing trades) {
        charges.surcharge(bill.surchargePerKwh(t));
        if (bill.peakStep(axis.period(t)) != t) {
            return;
        }
        for (int i = 0; i < takenMilliwattHours.length; i++) {
            double net = flows.gridImportKwh[i] - flows.gridExportKwh[i];
            double traded = trades.purchaseKwh[i] - trades.saleKwh[i];
            takenMilliwattHours[i] = Math.max(0, Money.milliwattHours(net - traded));
        }
    }

    /// Before a billing period is closed.
    void close(int period) {
        long units = bill.peakUnits(period);
        long[] weights = takenMilliwattHours;
        if (Arrays.stream(weights).allMatch(taken -> taken == 0)) {
            // Only the network's losses were taken: they are everybody's.
            Arrays.fill(weights, 1);
        }
        long[] parts = LoadCharges.split(units, weights);
        for (int i = 0; i < parts.length; i++) {
            charges.coincidentPeak(i, parts[i]);
        }
        Arrays.fill(takenMilliwattHours, 0);
    }

    void copyFrom(UtilityMeter other) {
        System.arraycopy(
                other.takenMilliwattHours, 0, takenMilliwattHours, 0, takenMilliwattHours.length);
    }
}
