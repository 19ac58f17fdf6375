package org.commonwatt.market;

import org.jspecify.annotations.Nullable;

/// The parts of one member's tariff that depend on the billing month as a whole
/// (`docs/FORMULATION.md#monthly`).
///
/// @param tiers blocks of kWh per month, or null
/// @param fixedPerMonth standing charge beside [TariffTerms#fixedPerDay], currency/month, ≥ 0
/// @param capacityChargePerMonth charge for the size of the member's connection, currency/month, ≥
///   0
/// @param minimumPerMonth what the charges come to at least, currency/month without tax, ≥ 0
/// @param demand how the demand charge differs from the plain one
/// @param discount what an outside fund takes over
public record MonthlyTerms(
        @Nullable EnergyTiers tiers,
        double fixedPerMonth,
        double capacityChargePerMonth,
        double minimumPerMonth,
        DemandTerms demand,
        Discount discount) {
    /// Nothing that depends on the month.
    public static final MonthlyTerms NONE =
            new MonthlyTerms(null, 0, 0, 0, DemandTerms.PLAIN, Discount.NONE);

    public MonthlyTerms {
        notNegative("fixedPerMonth", fixedPerMonth);
        notNegative("capacityChargePerMonth", capacityChargePerMonth);
        notNegative("minimumPerMonth", minimumPerMonth);
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a finite number >= 0.".formatted(name, value));
        }
    }

    /// The same with tiers.
    public MonthlyTerms withTiers(@Nullable EnergyTiers other) {
        return new MonthlyTerms(
                other, fixedPerMonth, capacityChargePerMonth, minimumPerMonth, demand, discount);
    }

    /// The same with what hangs on one member: its connection and its discount.
    public MonthlyTerms of(double capacityCharge, Discount ownDiscount) {
        return new MonthlyTerms(
                tiers, fixedPerMonth, capacityCharge, minimumPerMonth, demand, ownDiscount);
    }

    /// What is missing to the minimum bill, 1e-5 currency, ≥ 0.
    ///
    /// @param chargesUnits the month's charges of retailer and network company without tax
    /// @param monthShare part of the month that is billed
    long topUpUnits(long chargesUnits, double monthShare) {
        return minimumPerMonth == 0
                ? 0
                : Math.max(0, Money.units(minimumPerMonth * monthShare) - chargesUnits);
    }
}
