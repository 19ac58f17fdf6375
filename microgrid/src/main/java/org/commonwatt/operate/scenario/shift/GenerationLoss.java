package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// Less generation: sun and wind of every member yield a share less. At most 90 %: under the
/// thickest clouds a tenth of the clear sky's yield is left.
public record GenerationLoss() implements ShiftFamily {
    private static final Scale SCALE = new Scale("generation", "of the generation", 0.5, 0.9);

    @Override
    public Scale scale() {
        return SCALE;
    }

    @Override
    public boolean affects(Scenario scenario) {
        return Felt.generation(scenario);
    }

    @Override
    public Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw) {
        Paths.require(this, scenario, span, severity);
        var paths = new Paths(scenario);
        paths.scaleGeneration(span, 1 - severity);
        return paths.scenario();
    }
}
