package org.commonwatt.experiments.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Network;

/// The buses along the network: from each source down every line before the next.
///
/// @param order bus indices
/// @param parents bus above each bus, −1 at a source
/// @param depths branches between each bus and its source
record Topology(List<Integer> order, List<Integer> parents, List<Integer> depths) {
    static Topology of(Network network) {
        int size = network.buses().size();
        var neighbours = new ArrayList<List<Integer>>();
        IntStream.range(0, size).forEach(k -> neighbours.add(new ArrayList<>()));
        for (Branch branch : network.branches()) {
            if (branch.inService()) {
                neighbours.get(branch.from()).add(branch.to());
                neighbours.get(branch.to()).add(branch.from());
            }
        }
        int[] parent = new int[size];
        int[] depth = new int[size];
        boolean[] seen = new boolean[size];
        var order = new ArrayList<Integer>();
        var stack = new ArrayDeque<Integer>();
        for (var source : network.sources()) {
            parent[source.bus()] = -1;
            seen[source.bus()] = true;
            stack.push(source.bus());
        }
        while (!stack.isEmpty()) {
            int bus = stack.pop();
            order.add(bus);
            for (int next : neighbours.get(bus).reversed()) {
                if (!seen[next]) {
                    seen[next] = true;
                    parent[next] = bus;
                    depth[next] = depth[bus] + 1;
                    stack.push(next);
                }
            }
        }
        return new Topology(
                order, IntStream.of(parent).boxed().toList(), IntStream.of(depth).boxed().toList());
    }

    int parent(int bus) {
        return parents.get(bus);
    }

    int depth(int bus) {
        return depths.get(bus);
    }
}
