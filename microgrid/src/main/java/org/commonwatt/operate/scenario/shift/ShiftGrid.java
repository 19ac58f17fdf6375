package org.commonwatt.operate.scenario.shift;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.operate.scenario.Scenario;

/// The fixed cells that policies are judged on, the same for all
/// (`docs/FORMULATION.md#shift-grid`): the days as they were, and each family at set severities. No
/// training chooses them.
///
/// @param cells those that the scenario can feel, the first one nominal
/// @param notFelt names of the families that it cannot
public record ShiftGrid(List<Cell> cells, List<String> notFelt) {
    /// Name of the cell of the days as they were.
    public static final String NOMINAL = "nominal";

    private static final double MANY = 2;

    public ShiftGrid {
        cells = List.copyOf(cells);
        notFelt = List.copyOf(notFelt);
    }

    /// One cell.
    ///
    /// @param name in tables, such as `demand +50 %`
    /// @param shifts what strikes the same days; none in the nominal cell
    public record Cell(String name, List<Shift> shifts) {
        public Cell {
            shifts = List.copyOf(shifts);
        }
    }

    /// The grid of a scenario.
    public static ShiftGrid of(Scenario scenario) {
        ShiftFamilies families = ShiftFamilies.of(scenario);
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(NOMINAL, List.of()));
        for (ShiftFamily family : families.felt()) {
            cells.add(new Cell(name(family), List.of(Shift.reference(family))));
            if (family instanceof DemandRise) {
                var more = new Shift(family, MANY * family.reference());
                cells.add(new Cell("demand +50 %", List.of(more)));
            }
        }
        return new ShiftGrid(cells, families.notFelt());
    }

    private static String name(ShiftFamily family) {
        return switch (family) {
            case DemandRise _ -> "demand +25 %";
            case GenerationLoss _ -> "generation −50 %";
            case DarkAndBusy _ -> "both";
            case PriceSpike _ -> "price spike";
            case GridOutage _ -> "6 h outage";
            case HeatWave _ -> "heat wave";
            case ColdWave _ -> "cold wave";
            case EarlyDeparture _ -> "early departures";
            default -> family.name();
        };
    }
}
