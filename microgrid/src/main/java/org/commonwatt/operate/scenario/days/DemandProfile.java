package org.commonwatt.operate.scenario.days;

import org.commonwatt.grid.ParticipantKind;

/// What kind of consumer a demand is generated for.
public sealed interface DemandProfile permits HouseholdProfile, BusinessProfile {
    /// The usual profile of a participant's kind.
    ///
    /// @throws IllegalArgumentException for a common asset, which has no demand
    static DemandProfile of(ParticipantKind kind) {
        return switch (kind) {
            case HOME -> HouseholdProfile.EUROPEAN;
            case SHOP -> BusinessProfile.SHOP;
            case WORKSHOP -> BusinessProfile.WORKSHOP;
            case SHARED_BATTERY, WIND, GENSET ->
                    throw new IllegalArgumentException("A common asset has no demand profile.");
        };
    }

    /// The same consumer with another median of the energy of a year, kWh.
    DemandProfile withAnnualKwh(double annualKwh);

    /// The same consumer without differences in size between participants: everybody expects
    /// exactly the profile's annual energy.
    DemandProfile withoutSpread();
}
