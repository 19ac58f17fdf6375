package org.commonwatt.experiments.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonwatt.experiments.network.NetworkFile.Held;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.Source;

/// A network in the making: takes rows in the order of the file, turns names into indices and notes
/// names that are given twice or not at all.
final class NetworkDraft {
    private final Findings findings;
    private final Map<String, Integer> index = new HashMap<>();
    private final Set<String> branchIds = new HashSet<>();
    private final List<Bus> buses = new ArrayList<>();
    private final List<Branch> branches = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Spot> busSpots = new ArrayList<>();
    private final List<Spot> branchSpots = new ArrayList<>();

    NetworkDraft(Findings findings) {
        this.findings = findings;
    }

    /// Adds a bus; its index, or that of the first bus of its name.
    int add(Bus bus, Spot spot) {
        Integer first = index.putIfAbsent(bus.id(), buses.size());
        if (first != null) {
            findings.problem(
                    spot.problem(
                            1,
                            "The bus \"%s\" stands in line %d already."
                                    .formatted(bus.id(), busSpots.get(first).line()),
                            null));
            return first;
        }
        buses.add(bus);
        busSpots.add(spot);
        return buses.size() - 1;
    }

    /// Lets a second name mean a bus.
    void alias(String id, int bus) {
        index.putIfAbsent(id, bus);
    }

    /// Index of a bus; −1 after a problem.
    int indexOf(String id, Spot spot, int column) {
        Integer bus = index.get(id);
        if (bus == null) {
            findings.problem(spot.problem(column, "There is no bus \"%s\".".formatted(id), null));
            return -1;
        }
        return bus;
    }

    Bus bus(int at) {
        return buses.get(at);
    }

    void change(int at, UnaryOperator<Bus> change) {
        buses.set(at, change.apply(buses.get(at)));
    }

    /// A name for a branch that no other one has.
    String branchId(String wanted) {
        String id = wanted;
        for (int k = 2; !branchIds.add(id); k++) {
            id = "%s (%d)".formatted(wanted, k);
        }
        return id;
    }

    /// Adds a branch between two buses, open or not.
    void add(Branch branch, Spot spot) {
        if (branch.from() == branch.to()) {
            findings.problem(
                    spot.problem(
                            0,
                            "The branch %s leads back to bus %s."
                                    .formatted(branch.id(), buses.get(branch.from()).id()),
                            null));
        }
        branches.add(branch);
        branchSpots.add(spot);
    }

    void add(Source source) {
        sources.add(source);
    }

    void hold(Held each) {
        held.add(each);
    }

    /// The network as far as it has come.
    NetworkFile finish(String name, String file, double baseKva) {
        Network network = Network.of(name, baseKva, buses, branches, sources);
        return new NetworkFile(file, network, busSpots, branchSpots, held);
    }
}
