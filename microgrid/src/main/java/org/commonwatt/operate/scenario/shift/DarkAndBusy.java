package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// More demand and less generation on the same day, as when everybody stays at home in bad weather:
/// per unit of severity a quarter more demand and half the generation.
public record DarkAndBusy() implements ShiftFamily {
    private static final Scale SCALE =
            new Scale("both", "times +25 % demand and −50 % generation", 1, 1.8);

    /// More demand per unit of severity.
    public static final double DEMAND = 0.25;

    /// Less generation per unit of severity.
    public static final double GENERATION = 0.5;

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.demand(scenario) && Felt.generation(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        var paths = new Paths(scenario);
        paths.scaleDemand(span, 1 + DEMAND * severity);
        paths.scaleGeneration(span, 1 - GENERATION * severity);
        return paths.scenario();
    }
}
