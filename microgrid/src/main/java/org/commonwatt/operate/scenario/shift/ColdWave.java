package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// Cold air over everybody at once: heat pumps need more and yield less. Only communities with heat
/// pumps feel it.
public record ColdWave() implements ShiftFamily {
    private static final Scale SCALE = new Scale("cold-wave", "K", 5, 12);

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.heatPumps(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        var paths = new Paths(scenario);
        paths.warm(span, -severity);
        return paths.scenario();
    }
}
