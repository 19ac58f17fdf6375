package org.commonwatt.experiments.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.NetworkProblem;
import org.commonwatt.grid.feeder.NetworkProblem.Duplicate;
import org.commonwatt.grid.feeder.NetworkProblem.Isolated;
import org.commonwatt.grid.feeder.NetworkProblem.LinkedSources;
import org.commonwatt.grid.feeder.NetworkProblem.Loop;
import org.commonwatt.grid.feeder.NetworkProblem.MixedVoltages;
import org.commonwatt.grid.feeder.NetworkProblem.NoSource;
import org.commonwatt.grid.feeder.NetworkProblem.OddImpedance;
import org.commonwatt.grid.feeder.NetworkProblem.ZeroImpedance;

/// A network that remembers where each of its rows stands.
///
/// @param file name of its file for messages
/// @param network the network; its buses carry the loads of the file, generation negative
/// @param busSpots place of each bus
/// @param branchSpots place of each branch
/// @param held buses whose voltage magnitude a generator holds
public record NetworkFile(
        String file,
        Network network,
        List<Spot> busSpots,
        List<Spot> branchSpots,
        List<Held> held) {
    /// A bus whose voltage magnitude a generator holds with the reactive power that this takes.
    ///
    /// @param bus index of the bus
    /// @param pu magnitude
    public record Held(int bus, double pu) {}

    public NetworkFile {
        busSpots = List.copyOf(busSpots);
        branchSpots = List.copyOf(branchSpots);
        held = List.copyOf(held);
    }

    /// Index of each bus by its id.
    public Map<String, Integer> busIndex() {
        var index = new HashMap<String, Integer>();
        for (int k = 0; k < network.buses().size(); k++) {
            index.put(network.buses().get(k).id(), k);
        }
        return index;
    }

    /// The same network with these loads instead of its own, kW at each bus.
    public NetworkFile withLoads(double[] loadKw) {
        return withBuses(
                IntStream.range(0, loadKw.length)
                        .mapToObj(k -> network.buses().get(k).withLoad(loadKw[k], 0))
                        .toList());
    }

    /// The same network with another shunt at a bus.
    public NetworkFile withShunt(int bus, double kw, double kvar) {
        var buses = new ArrayList<>(network.buses());
        buses.set(bus, buses.get(bus).withShunt(kw, kvar));
        return withBuses(buses);
    }

    private NetworkFile withBuses(List<Bus> buses) {
        var other =
                new Network(
                        network.name(),
                        network.baseKva(),
                        buses,
                        network.branches(),
                        network.couplers(),
                        network.sources());
        return new NetworkFile(file, other, busSpots, branchSpots, held);
    }

    /// Notes what keeps the network from being computed as a radial feeder, each with its place,
    /// and as warnings what only looks odd.
    public void check(Findings findings) {
        for (NetworkProblem problem : network.problems()) {
            if (problem.blocks()) {
                findings.problem(placed(problem));
            } else {
                findings.warning(placed(problem));
            }
        }
    }

    private Problem placed(NetworkProblem problem) {
        Spot spot =
                switch (problem) {
                    case Loop loop -> branch(loop.branches().getLast());
                    case LinkedSources linked when !linked.branches().isEmpty() ->
                            branch(linked.branches().getLast());
                    case LinkedSources linked -> bus(linked.second());
                    case Isolated isolated -> bus(isolated.buses().getFirst());
                    case ZeroImpedance zero -> branch(zero.branch());
                    case OddImpedance odd -> branch(odd.branch());
                    case NoSource _, Duplicate _, MixedVoltages _ -> new Spot(file, 0);
                };
        return spot.problem(problem.message());
    }

    private Spot branch(String id) {
        for (int k = 0; k < branchSpots.size(); k++) {
            if (network.branches().get(k).id().equals(id)) {
                return branchSpots.get(k);
            }
        }
        return new Spot(file, 0);
    }

    private Spot bus(String id) {
        for (int k = 0; k < busSpots.size(); k++) {
            if (network.buses().get(k).id().equals(id)) {
                return busSpots.get(k);
            }
        }
        return new Spot(file, 0);
    }
}
