package org.commonwatt.operate.scenario.shift;

import java.util.Objects;
import java.util.stream.IntStream;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// What a scenario has that a shift could strike.
final class Felt {
    private Felt() {}

    static boolean demand(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        return IntStream.range(0, paths.steps())
                .anyMatch(t -> members(paths).anyMatch(i -> paths.demandKwh(t, i) > 0));
    }

    static boolean generation(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        return IntStream.range(0, paths.steps())
                .anyMatch(t -> members(paths).anyMatch(i -> paths.availableKwh(t, i) > 0));
    }

    private static IntStream members(Exogenous paths) {
        return IntStream.range(0, paths.participants());
    }

    static boolean price(Scenario scenario) {
        return meanPrice(scenario) > 0;
    }

    /// Mean import price over members and steps, currency/kWh.
    static double meanPrice(Scenario scenario) {
        int steps = scenario.axis().steps();
        return scenario.tariffs().stream()
                .mapToDouble(
                        tariff ->
                                IntStream.range(0, steps)
                                        .mapToDouble(tariff::importPricePerKwh)
                                        .average()
                                        .orElseThrow())
                .average()
                .orElseThrow();
    }

    static boolean heatPumps(Scenario scenario) {
        return scenario.exogenous().weather() != null
                && scenario.community().participants().stream()
                        .map(Participant::heatPump)
                        .anyMatch(Objects::nonNull);
    }

    static boolean vehicles(Scenario scenario) {
        return scenario.community().participants().stream()
                .map(Participant::ev)
                .anyMatch(ev -> hasStay(ev));
    }

    private static boolean hasStay(@Nullable Ev ev) {
        return ev != null && !ev.sessions().isEmpty();
    }
}
