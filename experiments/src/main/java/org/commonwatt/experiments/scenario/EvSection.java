package org.commonwatt.experiments.scenario;

import java.util.List;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.operate.scenario.days.EvProfile;
import org.jspecify.annotations.Nullable;

/// `ev`: an electric vehicle with its charger.
final class EvSection {
    /// 0.92 each way.
    private static final double ROUND_TRIP = 0.8464;

    private static final double DEFAULT_MIN_SOC = 0.2;

    private EvSection() {}

    /// The vehicle, or null where there is none or after a problem.
    static @Nullable Ev read(Section at, String id, ReadingContext context) {
        double capacity = at.number("capacityKwh", 0);
        double power = at.number("powerKw", 0);
        if (!at.isObject() || !(capacity > 0) || !(power > 0)) {
            return null;
        }
        boolean file = at.has("sessions");
        if (file && at.has("generate")) {
            at.at("sessions").problem("stands beside generate; give one of them.");
        }
        List<EvSession> sessions =
                file
                        ? EvSessionsFile.read(at.at("sessions"), id, context)
                        : generated(at, id, context);
        double oneWay = Math.sqrt(Math.clamp(at.number("efficiency", ROUND_TRIP), 1e-6, 1));
        return at.build(
                () ->
                        new Ev(
                                capacity,
                                power,
                                oneWay,
                                oneWay,
                                at.number("minSoc", DEFAULT_MIN_SOC),
                                at.flag("bidirectional", false),
                                sessions));
    }

    private static List<EvSession> generated(Section at, String id, ReadingContext context) {
        Section generate = at.at("generate");
        double capacity = at.number("capacityKwh", 0);
        double target = generate.number("targetSoc", EvProfile.FAMILY.targetSoc());
        var profile =
                new EvProfile(
                        capacity,
                        at.number("powerKw", 0),
                        Math.clamp(target, 0.01, 1),
                        generate.number("kmPerDay", EvProfile.FAMILY.dailyKm()),
                        EvProfile.FAMILY.kwhPerKm(),
                        EvProfile.FAMILY.plugChance());
        context.notes().add("The use of the electric vehicle", id);
        return context.generated().evSessions(profile, id);
    }
}
