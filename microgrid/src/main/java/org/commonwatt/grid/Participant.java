package org.commonwatt.grid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A member of the community: one meter, its devices, its place in the shedding order.
///
/// @param id unique within the community
/// @param kind what it is
/// @param group group for equity figures (income group, tenure), free text
/// @param incomePerYear household income in the scenario's currency; NaN where unknown or not a
///   household
/// @param priority shedding order: 0 is shed first; larger is shed later (medical need)
/// @param criticalKw part of the demand that is shed only after all ordinary demand, ≥ 0
/// @param connection limits of its meter
/// @param equipment devices behind its meter
/// @param lendsBattery whether the community may use its battery when the community limit binds
/// @param ownershipShare share in the community's common assets before normalisation, ≥ 0
public record Participant(
        String id,
        ParticipantKind kind,
        String group,
        double incomePerYear,
        int priority,
        double criticalKw,
        Connection connection,
        Equipment equipment,
        boolean lendsBattery,
        double ownershipShare) {
    public Participant {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A participant's id must not be blank.");
        }
        if (!Double.isNaN(incomePerYear)) {
            Checks.positive("incomePerYear", incomePerYear);
        }
        Checks.within("priority", priority, 0, 9);
        Checks.notNegative("criticalKw", criticalKw);
        Checks.notNegative("ownershipShare", ownershipShare);
    }

    /// A household with demand only.
    public static Participant home(String id) {
        return new Participant(
                id,
                ParticipantKind.HOME,
                "",
                Double.NaN,
                0,
                0,
                Connection.UNLIMITED,
                Equipment.NONE,
                false,
                1);
    }

    /// A device that the members own together, with a meter of its own.
    ///
    /// @param kind one of the common assets
    public static Participant common(String id, ParticipantKind kind, Equipment equipment) {
        if (!kind.isCommonAsset()) {
            throw new IllegalArgumentException(
                    "The participant %s of kind %s is not a common asset.".formatted(id, kind));
        }
        return new Participant(
                id, kind, "", Double.NaN, 0, 0, Connection.UNLIMITED, equipment, true, 0);
    }

    /// The same with other devices.
    public Participant withEquipment(Equipment other) {
        return new Participant(
                id,
                kind,
                group,
                incomePerYear,
                priority,
                criticalKw,
                connection,
                other,
                lendsBattery,
                ownershipShare);
    }

    /// The same with another battery.
    public Participant withBattery(@Nullable Battery other) {
        return withEquipment(equipment.withBattery(other));
    }

    /// The same with another electric vehicle.
    public Participant withEv(@Nullable Ev other) {
        return withEquipment(equipment.withEv(other));
    }

    /// Nameplate of its photovoltaics, kW.
    public double pvKw() {
        return equipment.pvKw();
    }

    /// Its battery, or null.
    public @Nullable Battery battery() {
        return equipment.battery();
    }

    /// Its electric vehicle, or null.
    public @Nullable Ev ev() {
        return equipment.ev();
    }

    /// Its heat pump, or null.
    public @Nullable HeatPump heatPump() {
        return equipment.heatPump();
    }

    /// Its generator set, or null.
    public @Nullable Genset genset() {
        return equipment.genset();
    }

    /// Its deferrable jobs in order of time.
    public List<Job> jobs() {
        return equipment.jobs();
    }
}
