package org.commonwatt.operate.scenario.shift;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.scenario.Scenario;

/// A way in which a day can turn out worse than it was, at any severity
/// (`docs/FORMULATION.md#shifts`).
///
/// A perturbation changes the steps of its span alone, and of them only what it is about; it is the
/// same for the same stream and draws nothing that depends on the number of members. Severity 0
/// changes nothing. Families are immutable.
public interface ShiftFamily {
    /// What it is called, and how its severities are measured.
    ///
    /// @param name in tables and mixes, such as `price-spike`
    /// @param unit of severities, such as `h`
    /// @param reference severity whose transport cost is 1, > 0: the same for every community
    /// @param most greatest plausible severity, ≥ `reference`
    record Scale(String name, String unit, double reference, double most) {
        public Scale {
            if (!(reference > 0 && most >= reference && most < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The reference of %s must be above 0 and at most its greatest severity: %s, %s."
                                .formatted(name, reference, most));
            }
        }
    }

    /// The same for every scenario.
    Scale scale();

    /// Name of its [#scale()].
    default String name() {
        return scale().name();
    }

    /// Unit of its [#scale()].
    default String unit() {
        return scale().unit();
    }

    /// Reference of its [#scale()].
    default double reference() {
        return scale().reference();
    }

    /// Greatest severity of its [#scale()].
    default double most() {
        return scale().most();
    }

    /// Whether a scenario can feel it at all.
    boolean affects(Scenario scenario);

    /// The scenario with a span of its steps made worse.
    ///
    /// @param severity in [#unit()], 0 to [#most()]
    /// @param draw where and when it strikes, where that is open
    /// @throws IllegalArgumentException if the severity is out of range or the span out of the
    ///   scenario
    Scenario apply(Scenario scenario, Span span, double severity, RandomStream draw);

    /// What moving mass from a day to it costs: severity in units of the reference, so that equal
    /// costs are equally severe whatever the family.
    default double cost(double severity) {
        return severity / reference();
    }
}
