package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is wrong or odd with a network.
final class NetworkCheck {
    private static final double MOST_DROP_PU = 0.5;
    private static final double LEAST_DROP_PU = 1e-8;

    private final Network network;
    private final SpanningForest forest;
    private final List<NetworkProblem> problems = new ArrayList<>();

    private NetworkCheck(Network network, SpanningForest forest) {
        this.network = network;
        this.forest = forest;
    }

    static List<NetworkProblem> problems(Network network) {
        return problems(network, new SpanningForest(network));
    }

    static List<NetworkProblem> problems(Network network, SpanningForest forest) {
        var check = new NetworkCheck(network, forest);
        check.names();
        check.couplers();
        check.zeroImpedances();
        check.loops();
        check.sources();
        check.isolatedBuses();
        if (check.problems.isEmpty()) {
            check.drops();
        }
        return List.copyOf(check.problems);
    }

    private void names() {
        duplicates("bus", network.buses().stream().map(Bus::id).toList());
        duplicates("branch", network.branches().stream().map(Branch::id).toList());
    }

    private void duplicates(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id) && told.add(id)) {
                problems.add(new NetworkProblem.Duplicate(what, id));
            }
        }
    }

    private void couplers() {
        for (Coupler coupler : network.couplers()) {
            double fromKv = network.buses().get(coupler.from()).nominalKv();
            double toKv = network.buses().get(coupler.to()).nominalKv();
            if (coupler.closed() && fromKv != toKv) {
                problems.add(new NetworkProblem.MixedVoltages(coupler.id(), fromKv, toKv));
            }
        }
    }

    private void zeroImpedances() {
        for (Branch branch : network.branches()) {
            if (branch.inService() && branch.impedancePu() == 0) {
                problems.add(new NetworkProblem.ZeroImpedance(branch.id()));
            }
        }
    }

    private void loops() {
        for (int k : forest.closing) {
            Branch closing = network.branches().get(k);
            List<String> ids =
                    ids(
                            forest.path(
                                    forest.nodeOfBus[closing.from()],
                                    forest.nodeOfBus[closing.to()]));
            ids.add(closing.id());
            problems.add(new NetworkProblem.Loop(ids));
        }
    }

    private void sources() {
        if (network.sources().isEmpty()) {
            problems.add(new NetworkProblem.NoSource(network.name()));
        }
        Map<Integer, Source> sourceOfRoot = new LinkedHashMap<>();
        for (Source source : network.sources()) {
            int node = forest.nodeOfBus[source.bus()];
            Source first = sourceOfRoot.putIfAbsent(forest.root[node], source);
            if (first != null) {
                problems.add(
                        new NetworkProblem.LinkedSources(
                                network.buses().get(first.bus()).id(),
                                network.buses().get(source.bus()).id(),
                                ids(forest.path(forest.nodeOfBus[first.bus()], node))));
            }
        }
    }

    private void isolatedBuses() {
        Set<Integer> fed = new HashSet<>();
        for (Source source : network.sources()) {
            fed.add(forest.root[forest.nodeOfBus[source.bus()]]);
        }
        Map<Integer, List<String>> parts = new LinkedHashMap<>();
        for (int bus = 0; bus < network.buses().size() && !fed.isEmpty(); bus++) {
            int root = forest.root[forest.nodeOfBus[bus]];
            if (!fed.contains(root)) {
                parts.computeIfAbsent(root, _ -> new ArrayList<>())
                        .add(network.buses().get(bus).id());
            }
        }
        parts.values().forEach(part -> problems.add(new NetworkProblem.Isolated(part)));
    }

    /// The first-order drop `r·P + x·Q` over each branch, P and Q all loads beyond it.
    private void drops() {
        double[] beyondKw = new double[forest.nodes];
        double[] beyondKvar = new double[forest.nodes];
        for (int bus = 0; bus < network.buses().size(); bus++) {
            beyondKw[forest.nodeOfBus[bus]] += Math.abs(network.buses().get(bus).loadKw());
            beyondKvar[forest.nodeOfBus[bus]] += Math.abs(network.buses().get(bus).loadKvar());
        }
        String worst = "";
        double worstPu = -1;
        for (int k = forest.nodes - 1; k >= 0; k--) {
            int node = forest.order[k];
            int up = forest.parent[node];
            if (up == SpanningForest.NONE) {
                continue;
            }
            beyondKw[up] += beyondKw[node];
            beyondKvar[up] += beyondKvar[node];
            Branch branch = network.branches().get(forest.branchAbove[node]);
            double dropPu =
                    (Math.abs(branch.rPu()) * beyondKw[node]
                                    + Math.abs(branch.xPu()) * beyondKvar[node])
                            / network.baseKva();
            if (dropPu > worstPu) {
                worst = branch.id();
                worstPu = dropPu;
            }
        }
        if (worstPu > MOST_DROP_PU || (worstPu > 0 && worstPu < LEAST_DROP_PU)) {
            problems.add(new NetworkProblem.OddImpedance(worst, worstPu));
        }
    }

    private List<String> ids(List<Integer> branches) {
        List<String> ids = new ArrayList<>();
        for (int k : branches) {
            ids.add(network.branches().get(k).id());
        }
        return ids;
    }
}
