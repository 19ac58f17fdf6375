package org.commonwatt.grid;

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
/// @param pvKw nameplate of its photovoltaics (0 = none); the generation itself is a series
/// @param battery its battery, or null
/// @param ev its electric vehicle, or null
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
        double pvKw,
        @Nullable Battery battery,
        @Nullable Ev ev,
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
        Checks.notNegative("pvKw", pvKw);
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
                0,
                null,
                null,
                false,
                1);
    }

    /// The same with another battery.
    public Participant withBattery(@Nullable Battery other) {
        return new Participant(
                id,
                kind,
                group,
                incomePerYear,
                priority,
                criticalKw,
                connection,
                pvKw,
                other,
                ev,
                lendsBattery,
                ownershipShare);
    }

    /// The same with another electric vehicle.
    public Participant withEv(@Nullable Ev other) {
        return new Participant(
                id,
                kind,
                group,
                incomePerYear,
                priority,
                criticalKw,
                connection,
                pvKw,
                battery,
                other,
                lendsBattery,
                ownershipShare);
    }
}
