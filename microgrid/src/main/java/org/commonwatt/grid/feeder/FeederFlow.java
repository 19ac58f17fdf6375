package org.commonwatt.grid.feeder;

/// One load case of a [RadialFeeder] and its state: set loads, [#solve()], read. One flow serves
/// any number of load cases in turn and allocates nothing; it belongs to one thread.
///
/// What is read belongs to the last solution, and means nothing where that failed. Buses, branches
/// and sources are numbered as in the [Network]; a branch out of service carries 0.
public final class FeederFlow {
    /// Voltages below are a sign of collapse; the largest power comes over a line at 0.5 to 0.7 pu.
    private static final double COLLAPSED_PU = 0.7;

    private final RadialFeeder feeder;
    private final FeederTree tree;
    private final NodeLoads loads;
    private final Sweep sweep;
    private final BranchFlows flows;
    private boolean hasConverged;
    private boolean hasFlows;

    FeederFlow(RadialFeeder feeder) {
        this.feeder = feeder;
        tree = feeder.tree;
        loads = new NodeLoads(feeder);
        sweep = new Sweep(feeder, loads);
        flows = new BranchFlows(feeder);
    }

    /// What is solved.
    public RadialFeeder feeder() {
        return feeder;
    }

    /// Sets all loads at 1 pu; negative ones feed in. Fixed shunts stay.
    ///
    /// @param kw per bus
    /// @param kvar per bus
    public void load(double[] kw, double[] kvar) {
        load(kw, kvar, 0);
    }

    /// Sets all loads from rows of longer arrays.
    ///
    /// @param from index of bus 0 in both
    public void load(double[] kw, double[] kvar, int from) {
        loads.set(kw, kvar, from);
    }

    /// Finds the state, starting from no current anywhere; the same loads give the same bits.
    ///
    /// @return whether it was found; [#outcome()] says why not
    public boolean solve() {
        sweep.flat();
        return sweepOn();
    }

    /// Finds the state, starting from the last one: fewer sweeps where loads changed little. What
    /// was solved before has an influence within the tolerance.
    ///
    /// @return whether it was found
    public boolean solveOn() {
        if (!hasConverged) {
            sweep.flat();
        }
        return sweepOn();
    }

    /// Takes over a state from a batch, for the loads of this flow.
    ///
    /// @param iterations sweeps it took, 0 where it was not found
    void take(double[] vReal, double[] vImag, int iterations) {
        sweep.take(vReal, vImag, iterations);
        hasConverged = iterations > 0;
        hasFlows = false;
    }

    private boolean sweepOn() {
        hasFlows = false;
        hasConverged = sweep.solve();
        return hasConverged;
    }

    /// How the last solution ended.
    public FlowOutcome outcome() {
        if (hasConverged) {
            findFlows();
            return new FlowOutcome.Converged(sweep.iterations(), sweep.mismatch());
        }
        double[] lowestPu = new double[1];
        int node = sweep.nodeThatSank(lowestPu);
        if (node == FeederTree.NONE || lowestPu[0] > COLLAPSED_PU) {
            return new FlowOutcome.Diverged(sweep.iterations(), sweep.change());
        }
        return new FlowOutcome.VoltageCollapse(
                sweep.iterations(),
                feeder.network.buses().get(feeder.busOfNode(node)).id(),
                lowestPu[0] / tree.scale[node]);
    }

    /// Voltage of a bus.
    public double voltagePu(int bus) {
        int node = tree.nodeOfBus[bus];
        double a = sweep.vReal[node];
        double c = sweep.vImag[node];
        return Math.sqrt(a * a + c * c) / tree.scale[node];
    }

    /// Writes the voltages of all buses.
    ///
    /// @param to gets them from `from` on
    public void copyVoltagePu(double[] to, int from) {
        for (int bus = 0; bus < tree.nodeOfBus.length; bus++) {
            to[from + bus] = voltagePu(bus);
        }
    }

    /// Angle of a bus's voltage, −180 to 180.
    public double angleDegree(int bus) {
        int node = tree.nodeOfBus[bus];
        double inFrame = Math.atan2(sweep.vImag[node], sweep.vReal[node]);
        return Math.IEEEremainder(Math.toDegrees(inFrame - tree.turnRadian[node]), 360);
    }

    /// Active power into a branch at `from`.
    public double fromKw(int branch) {
        findFlows();
        return flows.fromKw[branch];
    }

    /// Reactive power into a branch at `from`.
    public double fromKvar(int branch) {
        findFlows();
        return flows.fromKvar[branch];
    }

    /// Active power into a branch at `to`, negative where it flows out there.
    public double toKw(int branch) {
        findFlows();
        return flows.toKw[branch];
    }

    /// Reactive power into a branch at `to`.
    public double toKvar(int branch) {
        findFlows();
        return flows.toKvar[branch];
    }

    /// What a branch loses; its magnetising branch is part of it.
    public double lossKw(int branch) {
        return fromKw(branch) + toKw(branch);
    }

    /// What a branch takes in reactive power, its charging deducted.
    public double lossKvar(int branch) {
        return fromKvar(branch) + toKvar(branch);
    }

    /// Current of a branch's busier end over its limit at nominal voltage, 1 = at the limit; 0 for
    /// a branch without limit.
    public double loading(int branch) {
        findFlows();
        return flows.loading[branch];
    }

    /// What all branches lose.
    public double lossKw() {
        double sum = 0;
        for (int k = 0; k < flows.fromKw.length; k++) {
            sum += lossKw(k);
        }
        return sum;
    }

    /// What all branches take in reactive power.
    public double lossKvar() {
        double sum = 0;
        for (int k = 0; k < flows.fromKw.length; k++) {
            sum += lossKvar(k);
        }
        return sum;
    }

    /// Active power that a source gives.
    public double sourceKw(int source) {
        findFlows();
        // Sources have 1∠0 in the frame, so that power is the conjugate of current.
        return feeder.network.baseKva() * sweep.jReal[feeder.nodeOfSource[source]];
    }

    /// Reactive power that a source gives.
    public double sourceKvar(int source) {
        findFlows();
        return -feeder.network.baseKva() * sweep.jImag[feeder.nodeOfSource[source]];
    }

    /// Active power that the load of a bus takes at its voltage.
    public double loadKw(int bus) {
        return loads.kw(bus) * factor(feeder.zip[bus], voltagePu(bus));
    }

    /// Reactive power that the load of a bus takes at its voltage.
    public double loadKvar(int bus) {
        return loads.kvar(bus) * factor(feeder.zip[bus], voltagePu(bus));
    }

    private static double factor(ZipShares zip, double pu) {
        return zip.impedance() * pu * pu + zip.current() * pu + zip.power();
    }

    private void findFlows() {
        if (!hasFlows) {
            sweep.backward();
            flows.fill(sweep);
            hasFlows = true;
        }
    }
}
