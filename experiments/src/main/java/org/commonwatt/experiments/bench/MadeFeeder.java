package org.commonwatt.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.NetworkProblem;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.commonwatt.grid.feeder.Source;

/// A generated medium-voltage feeder, the same everywhere: a trunk of 18 buses with three laterals
/// of 4, 3 and 8, as in the feeder that Baran and Wu (1989) published, with as much load and a
/// similar drop of voltage, but impedances and loads by formula.
final class MadeFeeder {
    static final int BUSES = 33;

    private static final int TRUNK = 18;

    /// Bus of the trunk where each lateral starts, and its length.
    private static final int[][] LATERALS = {{1, 4}, {2, 3}, {5, 8}};

    private static final double BASE_KVA = 1000;
    private static final double KV = 12.66;
    private static final double LEAST_OHM = 0.06;
    private static final double OHM_RANGE = 0.56;
    private static final double LEAST_KW = 50;
    private static final double KW_RANGE = 130;
    private static final double X_OVER_R = 0.75;
    private static final double KVAR_PER_KW = 0.6;

    /// Multiples of it, without their whole part, spread evenly over 0 to 1.
    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    private MadeFeeder() {}

    static Network network() {
        List<Bus> buses = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        buses.add(Bus.of("bus1", KV, 0, 0));
        extend(buses, branches, 0, TRUNK - 1);
        for (int[] lateral : LATERALS) {
            extend(buses, branches, lateral[0], lateral[1]);
        }
        return Network.of("made", BASE_KVA, buses, branches, List.of(Source.at(0)));
    }

    static RadialFeeder feeder() {
        return switch (RadialFeeder.compile(network())) {
            case RadialFeeder.Compilation.Ready ready -> ready.feeder();
            case RadialFeeder.Compilation.Refused refused ->
                    throw new BenchFailure(
                            refused.problems().stream().map(NetworkProblem::message).toList()
                                    + " in a generated network");
        };
    }

    private static void extend(List<Bus> buses, List<Branch> branches, int start, int length) {
        int from = start;
        for (int k = 0; k < length; k++) {
            int to = buses.size();
            double kw = LEAST_KW + KW_RANGE * spread(to);
            double ohm = LEAST_OHM + OHM_RANGE * spread(3 * to);
            double perUnit = BASE_KVA / (1000 * KV * KV);
            buses.add(Bus.of("bus" + (to + 1), KV, kw, KVAR_PER_KW * kw));
            branches.add(
                    Branch.line("line" + to, from, to, ohm * perUnit, X_OVER_R * ohm * perUnit));
            from = to;
        }
    }

    private static double spread(int k) {
        double multiple = k * GOLDEN_RATIO;
        return multiple - Math.floor(multiple);
    }
}
