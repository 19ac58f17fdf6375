package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Money;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;

/// What the community has bought ahead, day by day, and how a step's part of it is divided among
/// the members (`docs/FORMULATION.md#bought-ahead`).
final class BoughtAhead {
    private final TimeAxis axis;
    private final int n;
    private final boolean buys;

    /// Energy for each step, kWh; NaN where nothing has been decided.
    private final double[] committedKwh;

    BoughtAhead(Scenario scenario) {
        axis = scenario.axis();
        n = scenario.community().size();
        buys = scenario.buysAhead();
        committedKwh = new double[buys ? axis.steps() : 0];
        Arrays.fill(committedKwh, Double.NaN);
    }

    /// The steps' purchases, a view; empty where nothing is bought ahead.
    double[] committedKwh() {
        return committedKwh;
    }

    /// Before the first step of a local day: the policy says how much the day's steps get.
    void commit(int t, Policy policy, Observations seen) {
        if (!buys || (t > 0 && axis.day(t) == axis.day(t - 1))) {
            return;
        }
        int steps = axis.endStepOfDay(axis.day(t)) - t;
        double[] wantedKwh = new double[Math.min(steps, seen.stepsPerDay())];
        policy.commit(seen, 0, wantedKwh);
        for (int lead = 0; lead < steps; lead++) {
            // The 25th hour of a day is expected to be like the one before.
            double wanted = wantedKwh[Math.min(lead, wantedKwh.length - 1)];
            committedKwh[t + lead] = Math.max(0, wanted);
        }
    }

    /// Divides the step's purchase by what each member takes from the utility; where nobody takes
    /// anything, in equal parts. The parts add up to the mWh.
    void divide(int t, StepFlows flows, Clearing clearing) {
        if (!buys) {
            return;
        }
        clearing.committed[0] = true;
        long all = Money.milliwattHours(committedKwh[t]);
        double taken = 0;
        for (int i = 0; i < n; i++) {
            taken += takenKwh(i, flows, clearing);
        }
        double soFar = 0;
        long given = 0;
        for (int i = 0; i < n; i++) {
            soFar += taken > 0 ? takenKwh(i, flows, clearing) / taken : 1.0 / n;
            long upTo = i + 1 == n ? all : Math.min(all, Math.round(all * soFar));
            clearing.aheadMilliwattHours[i] = upTo - given;
            given = upTo;
        }
    }

    private static double takenKwh(int i, StepFlows flows, Clearing clearing) {
        double net = flows.gridImportKwh[i] - flows.gridExportKwh[i];
        return Math.max(0, net - clearing.purchaseKwh[i] + clearing.saleKwh[i]);
    }

    void copyFrom(BoughtAhead other) {
        System.arraycopy(other.committedKwh, 0, committedKwh, 0, committedKwh.length);
    }
}
