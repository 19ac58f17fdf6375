package org.commonwatt.operate.simulation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.NetworkLimits;
import org.commonwatt.grid.feeder.NetworkProblem;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.commonwatt.operate.scenario.FeederPlan;

/// Solves the feeder for the metered nets of a step and notes voltages, loadings and losses
/// (`docs/FORMULATION.md#feeder-step`). Limits are measured, not enforced. Allocates nothing after
/// construction.
final class FeederMeter {
    private final FeederPlan plan;
    private final double stepHours;
    private final FeederFlow flow;
    private final FeederTrace trace;
    private final double[] kw;
    private final double[] kvar;
    private final double[] kvarPerKw;
    private final NetworkLimits limits;

    /// @throws IllegalArgumentException if the network is not radial
    FeederMeter(FeederPlan plan, StripColumns columns, double stepHours) {
        this.plan = plan;
        this.stepHours = stepHours;
        flow =
                switch (RadialFeeder.compile(plan.network())) {
                    case RadialFeeder.Compilation.Ready ready -> ready.feeder().newFlow();
                    case RadialFeeder.Compilation.Refused refused ->
                            throw new IllegalArgumentException(
                                    refused.problems().stream()
                                            .filter(NetworkProblem::blocks)
                                            .map(NetworkProblem::message)
                                            .collect(Collectors.joining("\n")));
                };
        trace = new FeederTrace(plan.network(), columns);
        int buses = plan.network().buses().size();
        kw = new double[buses];
        kvar = new double[buses];
        kvarPerKw = new double[plan.participants()];
        for (int i = 0; i < kvarPerKw.length; i++) {
            kvarPerKw[i] = plan.kvarPerKw(i);
        }
        limits = new NetworkLimits(plan.network());
    }

    /// Solves step `t` of copy 0.
    ///
    /// @return energy that the network loses, kWh; 0 where the power flow has no solution
    double solve(int t, StepFlows f) {
        Arrays.fill(kw, 0);
        Arrays.fill(kvar, 0);
        for (int i = 0; i < kvarPerKw.length; i++) {
            int bus = plan.busOf(i);
            kw[bus] += (f.gridImportKwh[i] - f.gridExportKwh[i]) / stepHours;
            kvar[bus] += kvarPerKw[i] * f.servedKwh[i] / stepHours;
        }
        flow.load(kw, kvar);
        if (!flow.solve()) {
            trace.addUnsolved();
            return 0;
        }
        boolean outside = false;
        for (int bus = 0; bus < kw.length; bus++) {
            double pu = flow.voltagePu(bus);
            boolean bad = limits.isOutside(bus, pu);
            outside |= bad;
            trace.addBus(t, bus, pu, bad);
        }
        boolean overloaded = false;
        int branches = plan.network().branches().size();
        for (int branch = 0; branch < branches; branch++) {
            double loading = flow.loading(branch);
            boolean over = NetworkLimits.isOverloaded(loading);
            overloaded |= over;
            trace.addBranch(t, branch, loading, over);
        }
        trace.addStep(outside, overloaded);
        return flow.lossKw() * stepHours;
    }

    FeederTrace trace() {
        return trace;
    }
}
