package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// The trees that branches in service form when they are added in the order of the file, leaving
/// out those that close a loop. Buses joined by closed couplers are one node.
///
/// Nodes are listed breadth first; a source's node is the root of its tree, where there are several
/// the first, and in a part without source the node of its first bus.
final class SpanningForest {
    static final int NONE = -1;

    final int nodes;
    final int[] nodeOfBus;

    /// Nodes breadth first, parents before children.
    final int[] order;

    /// Node above, NONE for roots.
    final int[] parent;

    /// Branch to the node above, NONE for roots.
    final int[] branchAbove;

    /// Root of each node's tree.
    final int[] root;

    /// Branches in service that close a loop, in the order of the file.
    final List<Integer> closing;

    private final int[] depth;

    SpanningForest(Network network) {
        int buses = network.buses().size();
        int[] leader = identity(buses);
        for (Coupler coupler : network.couplers()) {
            if (coupler.closed()) {
                join(leader, coupler.from(), coupler.to());
            }
        }
        nodeOfBus = new int[buses];
        int[] nodeOfLeader = new int[buses];
        int count = 0;
        for (int bus = 0; bus < buses; bus++) {
            int top = find(leader, bus);
            if (top == bus) {
                nodeOfLeader[bus] = count++;
            }
            nodeOfBus[bus] = nodeOfLeader[top];
        }
        nodes = count;
        order = new int[nodes];
        parent = new int[nodes];
        branchAbove = new int[nodes];
        root = new int[nodes];
        depth = new int[nodes];
        closing = new ArrayList<>();
        walk(network, neighbours(network));
    }

    /// Branches on the way from one node to another of the same tree.
    List<Integer> path(int from, int to) {
        List<Integer> up = new ArrayList<>();
        List<Integer> down = new ArrayList<>();
        int a = from;
        int b = to;
        while (a != b) {
            if (depth[a] >= depth[b]) {
                up.add(branchAbove[a]);
                a = parent[a];
            } else {
                down.add(branchAbove[b]);
                b = parent[b];
            }
        }
        Collections.reverse(down);
        up.addAll(down);
        return up;
    }

    /// Branches at each node, of those that close no loop.
    private List<List<Integer>> neighbours(Network network) {
        List<List<Integer>> at = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            at.add(new ArrayList<>());
        }
        int[] leader = identity(nodes);
        for (int k = 0; k < network.branches().size(); k++) {
            Branch branch = network.branches().get(k);
            if (!branch.inService()) {
                continue;
            }
            int from = nodeOfBus[branch.from()];
            int to = nodeOfBus[branch.to()];
            if (join(leader, from, to)) {
                at.get(from).add(k);
                at.get(to).add(k);
            } else {
                closing.add(k);
            }
        }
        return at;
    }

    private void walk(Network network, List<List<Integer>> at) {
        Arrays.fill(root, NONE);
        int filled = 0;
        for (Source source : network.sources()) {
            filled = walkFrom(nodeOfBus[source.bus()], filled, network, at);
        }
        for (int bus = 0; bus < nodeOfBus.length; bus++) {
            filled = walkFrom(nodeOfBus[bus], filled, network, at);
        }
    }

    private int walkFrom(int start, int filled, Network network, List<List<Integer>> at) {
        if (root[start] != NONE) {
            return filled;
        }
        int end = filled;
        parent[start] = NONE;
        branchAbove[start] = NONE;
        root[start] = start;
        order[end++] = start;
        for (int next = filled; next < end; next++) {
            int node = order[next];
            for (int k : at.get(node)) {
                Branch branch = network.branches().get(k);
                int from = nodeOfBus[branch.from()];
                int other = from == node ? nodeOfBus[branch.to()] : from;
                if (root[other] == NONE) {
                    parent[other] = node;
                    branchAbove[other] = k;
                    depth[other] = depth[node] + 1;
                    root[other] = start;
                    order[end++] = other;
                }
            }
        }
        return end;
    }

    private static int[] identity(int size) {
        int[] leader = new int[size];
        for (int k = 0; k < size; k++) {
            leader[k] = k;
        }
        return leader;
    }

    /// Joins two sets under the smaller leader; false if they were one already.
    private static boolean join(int[] leader, int a, int b) {
        int first = find(leader, a);
        int second = find(leader, b);
        leader[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }

    private static int find(int[] leader, int start) {
        int at = start;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }
}
