package org.commonwatt.grid.feeder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.feeder.RadialFeeder.Compilation;
import org.commonwatt.numeric.RandomStream;

/// Networks for tests.
final class Feeders {
    private Feeders() {}

    /// Compiles what must be radial.
    static RadialFeeder ready(Network network) {
        Compilation compilation = RadialFeeder.compile(network);
        assertThat(compilation)
                .as(() -> network.problems().toString())
                .isInstanceOf(Compilation.Ready.class);
        return ((Compilation.Ready) compilation).feeder();
    }

    /// A flow that must be found.
    static FeederFlow solved(Network network) {
        FeederFlow flow = ready(network).newFlow();
        assertThat(flow.solve()).as(() -> flow.outcome().message()).isTrue();
        return flow;
    }

    /// Two buses at 1 kV on 1000 kVA, where 1 pu of impedance is 1 ohm.
    static Network twoBuses(double rPu, double xPu, double kw, double kvar) {
        return Network.of(
                "two",
                1000,
                List.of(Bus.of("a", 1, 0, 0), Bus.of("b", 1, kw, kvar)),
                List.of(Branch.line("ab", 0, 1, rPu, xPu)),
                List.of(Source.at(0)));
    }

    /// A tree with all that a network may have: several sources, transformers in both directions
    /// with ratios, shifts and magnetising branches, charging, shunts, voltage-dependent loads,
    /// some of which feed in, joined buses, open branches.
    static Network random(RandomStream random) {
        return random(random, 1 + random.nextInt(2));
    }

    /// The same with a given number of sources.
    static Network random(RandomStream random, int trees) {
        int size = 3 + random.nextInt(30);
        double loadKw = 300.0 / size;
        List<Bus> buses = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        List<Coupler> couplers = new ArrayList<>();
        List<Source> sources = new ArrayList<>();
        for (int bus = 0; bus < size; bus++) {
            buses.add(bus(random, bus, loadKw));
            if (bus < trees) {
                sources.add(
                        new Source(bus, random.nextDouble(0.97, 1.05), random.nextDouble(-90, 90)));
                continue;
            }
            int other = random.nextInt(bus);
            if (bus > trees && random.nextDouble() < 0.1) {
                couplers.add(new Coupler("s" + bus, other, bus, true));
            } else {
                boolean downwards = random.nextDouble() < 0.5;
                branches.add(branch(random, bus, downwards ? other : bus, downwards ? bus : other));
            }
        }
        branches.add(Branch.line("tie", size - 1, size - 2, 0.01, 0.01).withService(false));
        couplers.add(new Coupler("open", size - 1, 0, false));
        return new Network("random", 1000, buses, branches, couplers, sources);
    }

    /// One source, no phase shifts, and three loops.
    static Network meshed(RandomStream random) {
        Network tree = random(random, 1);
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : tree.branches()) {
            branches.add(withoutShift(branch));
        }
        int[] node = new SpanningForest(tree).nodeOfBus;
        int size = node.length;
        while (branches.size() < tree.branches().size() + 3) {
            int from = random.nextInt(size);
            int to = random.nextInt(size);
            if (node[from] != node[to]) {
                branches.add(Branch.line("loop" + branches.size(), from, to, 0.05, 0.1));
            }
        }
        return new Network(
                "meshed", tree.baseKva(), tree.buses(), branches, tree.couplers(), tree.sources());
    }

    private static Branch withoutShift(Branch branch) {
        return new Branch(
                branch.id(),
                branch.from(),
                branch.to(),
                branch.rPu(),
                branch.xPu(),
                branch.chargingPu(),
                branch.magnetisingGPu(),
                branch.magnetisingBPu(),
                branch.tapRatio(),
                0,
                branch.ratingKva(),
                branch.inService());
    }

    private static Bus bus(RandomStream random, int bus, double loadKw) {
        double impedance = random.nextDouble(0, 0.5);
        double current = random.nextDouble(0, 0.5);
        return Bus.of(
                        "b" + bus,
                        10,
                        loadKw * random.nextDouble(-0.5, 1),
                        loadKw * random.nextDouble(-0.3, 0.6))
                .withZip(new ZipShares(impedance, current, 1 - impedance - current))
                .withShunt(random.nextDouble(0, 2), random.nextDouble(-20, 5));
    }

    private static Branch branch(RandomStream random, int k, int from, int to) {
        boolean transformer = random.nextDouble() < 0.2;
        return new Branch(
                "l" + k,
                from,
                to,
                random.nextDouble(0.001, 0.02),
                random.nextDouble(0.001, 0.03),
                transformer ? 0 : random.nextDouble(0, 0.01),
                transformer ? random.nextDouble(0, 0.003) : 0,
                transformer ? -random.nextDouble(0, 0.01) : 0,
                transformer ? random.nextDouble(0.95, 1.05) : 1,
                transformer ? 30 * random.nextInt(12) : 0,
                random.nextDouble(200, 2000),
                true);
    }
}
