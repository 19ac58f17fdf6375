package org.commonwatt.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Small members and devices.
final class Members {
    private Members() {}

    /// Same efficiency both ways, window 0–1, no standing loss, empty.
    static Battery battery(double capacityKwh, double powerKw, double eta) {
        return battery(capacityKwh, powerKw, eta, 0, 1, 0);
    }

    static Battery battery(
            double capacityKwh,
            double powerKw,
            double eta,
            double minSoc,
            double maxSoc,
            double standingLossPerHour) {
        return new Battery(
                capacityKwh,
                powerKw,
                powerKw,
                eta,
                eta,
                minSoc,
                maxSoc,
                standingLossPerHour,
                0,
                0,
                null);
    }

    static Battery curveBattery(double capacityKwh, double powerKw, BatteryCurves curves) {
        return new Battery(capacityKwh, powerKw, powerKw, 1, 1, 0, 1, 0, 0, 0, curves);
    }

    static Participant home(String id) {
        return Participant.home(id);
    }

    static Participant home(String id, Battery battery) {
        return Participant.home(id).withBattery(battery);
    }

    static Participant limited(
            String id, double importKw, double exportKw, @Nullable Battery battery) {
        return new Participant(
                id,
                ParticipantKind.HOME,
                "",
                Double.NaN,
                0,
                0,
                new Connection(importKw, exportKw),
                Equipment.NONE.withBattery(battery),
                false,
                1);
    }

    static Participant lender(String id, Battery battery) {
        return member(id, ParticipantKind.HOME, 0, 0, battery, true);
    }

    static Participant shared(String id, Battery battery) {
        return member(id, ParticipantKind.SHARED_BATTERY, 0, 0, battery, false);
    }

    static Participant critical(String id, int priority, double criticalKw) {
        return member(id, ParticipantKind.HOME, priority, criticalKw, null, false);
    }

    private static Participant member(
            String id,
            ParticipantKind kind,
            int priority,
            double criticalKw,
            @Nullable Battery battery,
            boolean lends) {
        return new Participant(
                id,
                kind,
                "",
                Double.NaN,
                priority,
                criticalKw,
                Connection.UNLIMITED,
                Equipment.NONE.withBattery(battery),
                lends,
                1);
    }

    /// 10 kWh, 4 kW, efficiency 0.5 each way, V2G floor at half.
    static Ev ev(boolean bidirectional, EvSession... sessions) {
        return new Ev(10, 4, 0.5, 0.5, 0.5, bidirectional, List.of(sessions));
    }
}
