package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// More demand: that of every member rises by the same share.
///
/// The reference is the +25 % of `docs/FORMULATION.md#shifts`; half as much again is about what the
/// busiest days of a home's year have over its mean day.
public record DemandRise() implements ShiftFamily {
    private static final Scale SCALE = new Scale("demand", "of the demand", 0.25, 0.75);

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.demand(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        var paths = new Paths(scenario);
        paths.scaleDemand(span, 1 + severity);
        return paths.scenario();
    }
}
