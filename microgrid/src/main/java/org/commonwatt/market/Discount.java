package org.commonwatt.market;

/// What an outside fund takes over of a member's bill, month by month
/// (`docs/FORMULATION.md#discounts`).
///
/// The fund pays a share of the charges and of the tax on them, then up to a fixed credit of what
/// is left of the charges; what the member earns by selling is not touched.
///
/// @param share part of the base, 0 … 1
/// @param base what the share is taken of
/// @param localEnergy whether energy bought from other members counts as the retailer's does
/// @param creditPerMonth fixed credit, currency per month, ≥ 0
public record Discount(double share, Base base, boolean localEnergy, double creditPerMonth) {
    /// What a share is taken of.
    public enum Base {
        /// Energy alone, tiers included.
        ENERGY,
        /// All charges: energy, network fees, standing, capacity and demand charges, minimum bill.
        BILL
    }

    /// No discount.
    public static final Discount NONE = new Discount(0, Base.BILL, true, 0);

    public Discount {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share (%s) must be 0 to 1.".formatted(share));
        }
        if (!(creditPerMonth >= 0) || Double.isInfinite(creditPerMonth)) {
            throw new IllegalArgumentException(
                    "The creditPerMonth (%s) must be a finite number >= 0."
                            .formatted(creditPerMonth));
        }
    }

    /// What the fund pays of a month's charges, 1e-5 currency: at least 0, at most the charges with
    /// their tax.
    ///
    /// @param charges the month's charges without tax
    /// @param vatRate tax rate on them
    /// @param monthShare part of the month that is billed
    long units(Charges charges, double vatRate, double monthShare) {
        long local = localEnergy ? charges.localUnits() : 0;
        long energy = withTax(charges.energyUnits() + local, vatRate);
        long bill = withTax(charges.allUnits() + local, vatRate);
        long part = Money.rounded(share * Math.min(bill, base == Base.ENERGY ? energy : bill));
        return part + Math.min(bill - part, Money.units(creditPerMonth * monthShare));
    }

    private static long withTax(long units, double vatRate) {
        return Money.rounded(Math.max(0, units) * (1 + vatRate));
    }

    /// A month's charges of one member without tax, 1e-5 currency.
    ///
    /// @param energyUnits energy from the retailer, tiers included
    /// @param allUnits all charges of retailer and network company, energy included
    /// @param localUnits energy bought from other members
    record Charges(long energyUnits, long allUnits, long localUnits) {
        Charges plus(long moreUnits) {
            return new Charges(energyUnits, allUnits + moreUnits, localUnits);
        }
    }
}
