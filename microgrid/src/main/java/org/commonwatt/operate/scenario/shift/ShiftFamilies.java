package org.commonwatt.operate.scenario.shift;

import java.util.List;
import org.commonwatt.operate.scenario.Scenario;

/// The families that there are.
///
/// @param felt those that the scenario can feel, in a fixed order
/// @param notFelt names of the others
public record ShiftFamilies(List<ShiftFamily> felt, List<String> notFelt) {
    public ShiftFamilies {
        felt = List.copyOf(felt);
        notFelt = List.copyOf(notFelt);
    }

    /// All families, sorted out for a scenario.
    ///
    /// @param scenario with all its days: whether outages are announced is seen from them
    public static ShiftFamilies of(Scenario scenario) {
        List<ShiftFamily> all =
                List.of(
                        new DemandRise(),
                        new GenerationLoss(),
                        new DarkAndBusy(),
                        new PriceSpike(),
                        GridOutage.like(scenario),
                        new HeatWave(),
                        new ColdWave(),
                        new EarlyDeparture());
        return new ShiftFamilies(
                all.stream().filter(family -> family.affects(scenario)).toList(),
                all.stream()
                        .filter(family -> !family.affects(scenario))
                        .map(ShiftFamily::name)
                        .toList());
    }
}
