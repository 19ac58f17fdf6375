package org.commonwatt.grid.feeder;

/// Where the network meets a stiff grid: a bus of fixed voltage that gives or takes any power.
///
/// @param bus index of the bus
/// @param voltagePu magnitude of its voltage
/// @param angleDegree its angle
public record Source(int bus, double voltagePu, double angleDegree) {
    public Source {
        String owner = "the source at bus number " + bus;
        Rules.positive(owner, "voltagePu", voltagePu);
        Rules.finite(owner, "angleDegree", angleDegree);
    }

    /// 1 pu, angle 0.
    public static Source at(int bus) {
        return new Source(bus, 1, 0);
    }
}
