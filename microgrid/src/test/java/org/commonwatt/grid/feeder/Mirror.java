package org.commonwatt.grid.feeder;

import java.util.List;

/// The same network with its buses and branches in reverse order.
final class Mirror {
    private Mirror() {}

    static Network of(Network network) {
        int last = network.buses().size() - 1;
        return new Network(
                network.name(),
                network.baseKva(),
                network.buses().reversed(),
                network.branches().stream().map(b -> turned(b, last)).toList().reversed(),
                network.couplers().stream()
                        .map(c -> new Coupler(c.id(), last - c.from(), last - c.to(), c.closed()))
                        .toList(),
                sources(network, last));
    }

    private static List<Source> sources(Network network, int last) {
        return network.sources().stream()
                .map(s -> new Source(last - s.bus(), s.voltagePu(), s.angleDegree()))
                .toList();
    }

    private static Branch turned(Branch branch, int last) {
        return new Branch(
                branch.id(),
                last - branch.from(),
                last - branch.to(),
                branch.rPu(),
                branch.xPu(),
                branch.chargingPu(),
                branch.magnetisingGPu(),
                branch.magnetisingBPu(),
                branch.tapRatio(),
                branch.shiftDegree(),
                branch.ratingKva(),
                branch.inService());
    }
}
