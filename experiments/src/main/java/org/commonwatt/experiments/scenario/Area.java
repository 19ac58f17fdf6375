package org.commonwatt.experiments.scenario;

import java.util.List;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.scenario.Scenario;

/// Several communities under one utility.
///
/// @param name short name, used for the run folder
/// @param communities of one clock, each with a name of its own
/// @param tariff what hangs on the load of all
public record Area(String name, List<Scenario> communities, UtilityTariff tariff) {
    public Area {
        communities = List.copyOf(communities);
        if (communities.isEmpty()) {
            throw new IllegalArgumentException("An area needs a community.");
        }
        if (communities.stream().map(Scenario::name).distinct().count() < communities.size()) {
            throw new IllegalArgumentException("Two communities of an area have one name.");
        }
    }
}
