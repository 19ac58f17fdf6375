package org.commonwatt.grid.feeder;

import java.util.Arrays;
import java.util.List;

/// A radial network ready to be solved: immutable, shared by any number of [flows][FeederFlow].
public final class RadialFeeder {
    final Network network;
    final FeederTree tree;
    final SweepSettings settings;

    final ZipShares[] zip;
    final int[] nodeOfSource;

    /// Whether some load depends on the voltage.
    final boolean hasZip;

    /// Whether something draws current in proportion to the voltage: shunts, charging, magnetising
    /// branches, loads.
    final boolean hasShunts;

    /// What a network turns into.
    public sealed interface Compilation {
        /// It is radial.
        ///
        /// @param feeder the network ready to be solved
        /// @param doubts what looks like a mistake in it all the same
        record Ready(RadialFeeder feeder, List<NetworkProblem> doubts) implements Compilation {}

        /// It cannot be computed by a sweep.
        ///
        /// @param problems all that is wrong; at least one blocks
        record Refused(List<NetworkProblem> problems) implements Compilation {}
    }

    private RadialFeeder(Network network, FeederTree tree, SweepSettings settings) {
        this.network = network;
        this.tree = tree;
        this.settings = settings;
        zip = network.buses().stream().map(Bus::zip).toArray(ZipShares[]::new);
        nodeOfSource = network.sources().stream().mapToInt(s -> tree.nodeOfBus[s.bus()]).toArray();
        hasZip = Arrays.stream(zip).anyMatch(shares -> shares.power() != 1);
        hasShunts =
                hasZip
                        || Arrays.stream(tree.g).anyMatch(g -> g != 0)
                        || Arrays.stream(tree.b).anyMatch(b -> b != 0);
    }

    /// Compiles with standard settings.
    public static Compilation compile(Network network) {
        return compile(network, SweepSettings.STANDARD);
    }

    /// Compiles a network, or says why it is not a radial feeder.
    public static Compilation compile(Network network, SweepSettings settings) {
        var forest = new SpanningForest(network);
        List<NetworkProblem> problems = NetworkCheck.problems(network, forest);
        if (problems.stream().anyMatch(NetworkProblem::blocks)) {
            return new Compilation.Refused(problems);
        }
        var feeder = new RadialFeeder(network, new FeederTree(network, forest), settings);
        return new Compilation.Ready(feeder, problems);
    }

    /// First bus at a node; the bus below where it is the middle of a branch.
    int busOfNode(int node) {
        for (int bus = 0; bus < tree.nodeOfBus.length; bus++) {
            if (tree.nodeOfBus[bus] == node) {
                return bus;
            }
        }
        for (int k = 0; k < tree.middleNode.length; k++) {
            if (tree.middleNode[k] == node) {
                return busOfNode(tree.lowerNode[k]);
            }
        }
        throw new IllegalArgumentException("There is no node %d.".formatted(node));
    }

    /// What was compiled.
    public Network network() {
        return network;
    }

    /// A workspace of its own with the network's loads, not solved yet.
    public FeederFlow newFlow() {
        return new FeederFlow(this);
    }

    /// A workspace that solves several load cases at once, all with the network's loads.
    ///
    /// @param lanes number of load cases
    public FeederBatch newBatch(int lanes) {
        return new FeederBatch(this, lanes);
    }

    /// The linear approximation for optimisers.
    public LinDistFlow linear() {
        return new LinDistFlow(this);
    }
}
