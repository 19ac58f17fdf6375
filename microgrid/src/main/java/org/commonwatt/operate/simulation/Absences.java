package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.Stay;

/// Lets the batteries of those rest who are no members, whatever a policy wants
/// (`docs/FORMULATION.md#stays`). Their demand and generation are zero in the scenario's paths.
final class Absences {
    private final TimeAxis axis;
    private final List<Integer> owners = new ArrayList<>();
    private final List<Stay> stays = new ArrayList<>();

    Absences(Scenario scenario) {
        axis = scenario.axis();
        for (int i = 0; i < scenario.community().size(); i++) {
            Stay stay = scenario.billing().stay(i);
            boolean battery = scenario.community().participant(i).battery() != null;
            if (battery && !stay.equals(Stay.ALWAYS)) {
                owners.add(i);
                stays.add(stay);
            }
        }
    }

    void rest(int t, Actions actions) {
        for (int k = 0; k < owners.size(); k++) {
            if (!stays.get(k).contains(axis.date(axis.day(t)))) {
                actions.storage(owners.get(k), 0);
            }
        }
    }
}
