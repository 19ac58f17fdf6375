package org.commonwatt.grid.feeder;

import java.util.List;

/// An electric network as it is written down. Per unit on `baseKva` (three-phase) and each bus's
/// `nominalKv`: 1 pu of power is `baseKva`, of voltage `nominalKv`, of impedance
/// `1000·nominalKv²/baseKva` ohm.
///
/// What this constructor refuses are numbers and indices that mean nothing. A network that can be
/// written down but not computed, or looks like a mistake, has [problems][#problems()].
///
/// @param name what it is called in messages
/// @param baseKva base power
/// @param buses in the order in which results are
/// @param branches lines, cables and transformers, open ones too
/// @param couplers switches between buses, open ones too
/// @param sources one for each part that hangs together
public record Network(
        String name,
        double baseKva,
        List<Bus> buses,
        List<Branch> branches,
        List<Coupler> couplers,
        List<Source> sources) {
    public Network {
        buses = List.copyOf(buses);
        branches = List.copyOf(branches);
        couplers = List.copyOf(couplers);
        sources = List.copyOf(sources);
        Rules.positive("network " + name, "baseKva", baseKva);
        int size = buses.size();
        for (Branch branch : branches) {
            Rules.index("branch " + branch.id(), "from", branch.from(), size);
            Rules.index("branch " + branch.id(), "to", branch.to(), size);
        }
        for (Coupler coupler : couplers) {
            Rules.index("coupler " + coupler.id(), "from", coupler.from(), size);
            Rules.index("coupler " + coupler.id(), "to", coupler.to(), size);
        }
        for (Source source : sources) {
            Rules.index("a source", "bus", source.bus(), size);
        }
    }

    /// A network without couplers.
    public static Network of(
            String name,
            double baseKva,
            List<Bus> buses,
            List<Branch> branches,
            List<Source> sources) {
        return new Network(name, baseKva, buses, branches, List.of(), sources);
    }

    /// What keeps it from being computed as a radial feeder, and what looks like a mistake; empty
    /// where there is nothing to say.
    public List<NetworkProblem> problems() {
        return NetworkCheck.problems(this);
    }

    /// Ohms that are 1 pu at a bus.
    public double impedanceBaseOhm(int bus) {
        double kv = buses.get(bus).nominalKv();
        return 1000 * kv * kv / baseKva;
    }

    /// Sum of the loads at 1 pu, kW.
    public double loadKw() {
        return buses.stream().mapToDouble(Bus::loadKw).sum();
    }

    /// The same network with all loads multiplied.
    public Network withLoadsTimes(double factor) {
        List<Bus> scaled =
                buses.stream()
                        .map(bus -> bus.withLoad(factor * bus.loadKw(), factor * bus.loadKvar()))
                        .toList();
        return new Network(name, baseKva, scaled, branches, couplers, sources);
    }
}
