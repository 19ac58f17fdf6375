package org.commonwatt.operate.scenario.days;

/// A population of households from which homes are drawn.
///
/// @param annualKwh median of the expected energy of a year, log-normal over homes
/// @param spread standard deviation of its logarithm
/// @param heatingChance share of homes that heat with electricity
/// @param heatingShare mean share of such a home's energy that goes into heating
/// @param coolingChance share of homes with air conditioning
/// @param coolingShare mean share of such a home's energy that goes into cooling
public record HouseholdProfile(
        double annualKwh,
        double spread,
        double heatingChance,
        double heatingShare,
        double coolingChance,
        double coolingShare)
        implements DemandProfile {
    /// Homes like London's: small, mostly heated with gas, not cooled.
    public static final HouseholdProfile EUROPEAN =
            new HouseholdProfile(3200, 0.50, 0.25, 0.35, 0, 0);

    /// Detached homes like inland southern California's: large, with heat pumps.
    public static final HouseholdProfile CALIFORNIAN =
            new HouseholdProfile(10_500, 0.22, 1, 0.20, 1, 0.23);

    public HouseholdProfile {
        if (!(annualKwh > 0) || !(spread >= 0) || Double.isInfinite(annualKwh + spread)) {
            throw new IllegalArgumentException(
                    "The annualKwh (%s) must be positive and its spread (%s) not negative."
                            .formatted(annualKwh, spread));
        }
        share("heatingChance", heatingChance);
        share("heatingShare", heatingShare);
        share("coolingChance", coolingChance);
        share("coolingShare", coolingShare);
        if (heatingShare + coolingShare > 0.8) {
            throw new IllegalArgumentException(
                    "Heating (%s) and cooling (%s) must leave a fifth of the energy to the rest."
                            .formatted(heatingShare, coolingShare));
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must lie between 0 and 1.".formatted(name, value));
        }
    }

    @Override
    public HouseholdProfile withAnnualKwh(double otherKwh) {
        return new HouseholdProfile(
                otherKwh, spread, heatingChance, heatingShare, coolingChance, coolingShare);
    }

    @Override
    public HouseholdProfile withoutSpread() {
        return new HouseholdProfile(
                annualKwh, 0, heatingChance, heatingShare, coolingChance, coolingShare);
    }
}
