package org.commonwatt.operate.scenario.shift;

import java.util.List;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.Scenario;

/// A family at a severity.
///
/// @param severity in the family's unit, above 0
public record Shift(ShiftFamily family, double severity) {
    public Shift {
        if (!(severity > 0 && severity <= family.most())) {
            throw new IllegalArgumentException(
                    "The severity of %s must lie above 0 and up to %s %s: %s"
                            .formatted(family.name(), family.most(), family.unit(), severity));
        }
    }

    /// The family at its reference severity.
    public static Shift reference(ShiftFamily family) {
        return new Shift(family, family.reference());
    }

    /// Transport cost, > 0.
    public double cost() {
        return family.cost(severity);
    }

    /// The scenario with all spans struck, each by draws of its own.
    ///
    /// @param draws where and when; the same give the same scenario
    public Scenario apply(Scenario scenario, List<Span> spans, RandomStreams draws) {
        Scenario struck = scenario;
        for (int k = 0; k < spans.size(); k++) {
            struck =
                    family.apply(
                            struck,
                            spans.get(k),
                            severity,
                            draws.stream(family.name(), "span " + k));
        }
        return struck;
    }
}
