package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.List;

/// The state of any network, loops and linked sources included, by Newton's method on the currents
/// of all nodes (`docs/FORMULATION.md#meshed`). For networks that are looked at once; a radial one
/// in a loop over time is a [RadialFeeder].
///
/// Buses, branches and sources are numbered as in the [Network]; a branch out of service carries 0.
public final class MeshedFlow {
    private static final double TOLERANCE_PU = 1e-12;
    private static final int MOST_STEPS = 40;
    private static final double COLLAPSED_PU = 0.7;
    private static final double BEYOND_ALL_SENSE_PU = 1e3;

    private final Network network;
    private final MeshedEquations equations;

    /// What became of a network.
    public sealed interface Result {
        /// The state was found.
        ///
        /// @param flow the state
        /// @param outcome how exact it is
        record Solved(MeshedFlow flow, FlowOutcome.Converged outcome) implements Result {}

        /// No state was found.
        ///
        /// @param outcome collapse or divergence
        record Failed(FlowOutcome outcome) implements Result {}

        /// It cannot be computed at all.
        ///
        /// @param problems what is in the way
        record Refused(List<NetworkProblem> problems) implements Result {}
    }

    private MeshedFlow(Network network, MeshedEquations equations) {
        this.network = network;
        this.equations = equations;
    }

    /// Solves a network with its own loads.
    public static Result solve(Network network) {
        var forest = new SpanningForest(network);
        List<NetworkProblem> problems = new ArrayList<>();
        for (NetworkProblem problem : NetworkCheck.problems(network, forest)) {
            if (isInTheWay(problem)) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        var flow = new MeshedFlow(network, new MeshedEquations(network, forest));
        return flow.search();
    }

    private static boolean isInTheWay(NetworkProblem problem) {
        return switch (problem) {
            case NetworkProblem.Loop loop -> loop.branches().size() == 1;
            case NetworkProblem.LinkedSources linked -> linked.branches().isEmpty();
            default -> problem.blocks();
        };
    }

    private Result search() {
        double lowestPu = Double.POSITIVE_INFINITY;
        String lowestBus = "";
        double step = Double.NaN;
        for (int k = 1; k <= MOST_STEPS; k++) {
            step = equations.step();
            if (!(step < BEYOND_ALL_SENSE_PU)) {
                break;
            }
            if (step <= TOLERANCE_PU) {
                return new Result.Solved(this, new FlowOutcome.Converged(k, equations.mismatch()));
            }
            for (int bus = 0; bus < network.buses().size(); bus++) {
                if (voltagePu(bus) < lowestPu) {
                    lowestPu = voltagePu(bus);
                    lowestBus = network.buses().get(bus).id();
                }
            }
        }
        return new Result.Failed(
                lowestPu < COLLAPSED_PU
                        ? new FlowOutcome.VoltageCollapse(MOST_STEPS, lowestBus, lowestPu)
                        : new FlowOutcome.Diverged(MOST_STEPS, step));
    }

    /// What was solved.
    public Network network() {
        return network;
    }

    /// Voltage of a bus.
    public double voltagePu(int bus) {
        int node = equations.nodeOfBus(bus);
        return Math.hypot(equations.vReal[node], equations.vImag[node]);
    }

    /// Angle of a bus's voltage, −180 to 180.
    public double angleDegree(int bus) {
        int node = equations.nodeOfBus(bus);
        return Math.toDegrees(Math.atan2(equations.vImag[node], equations.vReal[node]));
    }

    /// Active power into a branch at `from`.
    public double fromKw(int branch) {
        return network.baseKva() * equations.power(branch, true)[0];
    }

    /// Reactive power into a branch at `from`.
    public double fromKvar(int branch) {
        return network.baseKva() * equations.power(branch, true)[1];
    }

    /// Active power into a branch at `to`, negative where it flows out there.
    public double toKw(int branch) {
        return network.baseKva() * equations.power(branch, false)[0];
    }

    /// Reactive power into a branch at `to`.
    public double toKvar(int branch) {
        return network.baseKva() * equations.power(branch, false)[1];
    }

    /// What all branches lose.
    public double lossKw() {
        double sum = 0;
        for (int k = 0; k < network.branches().size(); k++) {
            sum += fromKw(k) + toKw(k);
        }
        return sum;
    }

    /// Active power that a source gives.
    public double sourceKw(int source) {
        return network.baseKva() * equations.sourcePower(source)[0];
    }

    /// Reactive power that a source gives.
    public double sourceKvar(int source) {
        return network.baseKva() * equations.sourcePower(source)[1];
    }

    /// Current of a branch's busier end over its limit at nominal voltage; 0 without limit.
    public double loading(int branch) {
        Branch record = network.branches().get(branch);
        double from = Math.hypot(fromKw(branch), fromKvar(branch)) / voltagePu(record.from());
        double to = Math.hypot(toKw(branch), toKvar(branch)) / voltagePu(record.to());
        return Math.max(from, to) / record.ratingKva();
    }
}
