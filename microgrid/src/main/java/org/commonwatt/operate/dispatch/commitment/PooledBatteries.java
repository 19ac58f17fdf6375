package org.commonwatt.operate.dispatch.commitment;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.dispatch.Store;

/// All batteries of a community as one: sizes and powers added, efficiencies, losses and wear as
/// means by capacity. Exact where all have the same efficiencies and the same hours of storage,
/// else a little too good: one empty battery lets another's power count.
final class PooledBatteries {
    private PooledBatteries() {}

    /// The one battery, from its content at the start of the scenario to at least the same content;
    /// none where there is none.
    ///
    /// @param hours length of the day
    static List<Store> of(Community community, int hours) {
        List<Battery> all =
                community.participants().stream()
                        .map(Participant::battery)
                        .filter(Objects::nonNull)
                        .toList();
        if (all.isEmpty()) {
            return List.of();
        }
        double initialKwh = sum(all, b -> b.initialSoc() * b.capacityKwh());
        return List.of(
                new Store(
                        Store.Kind.BATTERY,
                        0,
                        hours,
                        initialKwh,
                        new Store.Window(
                                sum(all, b -> b.minSoc() * b.capacityKwh()),
                                sum(all, b -> b.maxSoc() * b.capacityKwh())),
                        new Store.Rates(
                                sum(all, Battery::chargeKw),
                                sum(all, Battery::dischargeKw),
                                mean(all, Battery::etaCharge),
                                mean(all, Battery::etaDischarge),
                                mean(all, b -> 1.0 - b.standingLossPerHour()),
                                mean(all, Battery::wearCostPerKwh)),
                        new Store.End(initialKwh, Double.POSITIVE_INFINITY, 0.0)));
    }

    private static double sum(List<Battery> all, ToDoubleFunction<Battery> value) {
        return all.stream().mapToDouble(value).sum();
    }

    private static double mean(List<Battery> all, ToDoubleFunction<Battery> value) {
        double capacityKwh = sum(all, Battery::capacityKwh);
        return sum(all, b -> value.applyAsDouble(b) * b.capacityKwh()) / capacityKwh;
    }
}
