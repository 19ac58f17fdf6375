package org.commonwatt.market;

/// The parts of a tariff that are one number for the whole run.
///
/// | attribute | unit | meaning |
/// |---|---|---|
/// | gridFeePerKwh | currency/kWh | network fee on energy bought from the retailer |
/// | localGridFeePerKwh | currency/kWh | reduced fee on energy bought from other members |
/// | fixedPerDay | currency/day | standing charge |
/// | demandChargePerKwMonth | currency/kW/month | on the highest import of a calendar month |
/// | vatRate | 1 | value added tax on everything that the member buys |
///
/// @param gridFeePerKwh network fee, ≥ 0
/// @param localGridFeePerKwh reduced local fee, 0 … gridFeePerKwh
/// @param fixedPerDay standing charge, ≥ 0
/// @param demandChargePerKwMonth demand charge, ≥ 0
/// @param vatRate tax rate, ≥ 0; 0.05 = 5 %
public record TariffTerms(
        double gridFeePerKwh,
        double localGridFeePerKwh,
        double fixedPerDay,
        double demandChargePerKwMonth,
        double vatRate) {
    /// No fees, no charges, no tax.
    public static final TariffTerms PLAIN = new TariffTerms(0, 0, 0, 0, 0);

    public TariffTerms {
        notNegative("gridFeePerKwh", gridFeePerKwh);
        notNegative("localGridFeePerKwh", localGridFeePerKwh);
        notNegative("fixedPerDay", fixedPerDay);
        notNegative("demandChargePerKwMonth", demandChargePerKwMonth);
        notNegative("vatRate", vatRate);
        if (localGridFeePerKwh > gridFeePerKwh) {
            throw new IllegalArgumentException(
                    "The localGridFeePerKwh (%s) must not exceed the gridFeePerKwh (%s)."
                            .formatted(localGridFeePerKwh, gridFeePerKwh));
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a finite number >= 0.".formatted(name, value));
        }
    }
}
