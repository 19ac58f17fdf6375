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

    /// Divides the step's purchase among the members.
    void divide(int t, StepFlows flows, Clearing clearing) {
        if (buys) {
            clearing.divideAhead(0, n, Money.milliwattHours(committedKwh[t]), flows);
        }
    }

    void copyFrom(BoughtAhead other) {
        System.arraycopy(other.committedKwh, 0, committedKwh, 0, committedKwh.length);
    }
}
