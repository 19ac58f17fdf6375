package org.commonwatt.market;

/// How a utility charges several communities for what they take together
/// (`docs/FORMULATION.md#coupling`), beside each member's own tariff.
///
/// Both forms are published ones: a price that rises with the load of all (A.-H. Mohsenian-Rad et
/// al., *Autonomous demand-side management based on game-theoretic energy consumption scheduling*,
/// IEEE Trans. Smart Grid 1 (2010): a cost quadratic in the load, shared by energy), and a charge
/// on the month's coincident peak, shared by what each took in that step (R. Baldick, *Incentive
/// properties of coincident peak pricing*, J. Regulatory Economics 54 (2018)).
///
/// @param freeKw load of all communities up to which nothing is added, ≥ 0
/// @param perKwhPerKw what each kW above it adds to the price of a kWh, currency/kWh/kW, ≥ 0
/// @param mostPerKwh what is added at most, currency/kWh, ≥ 0
/// @param coincidentPerKwMonth charge on the highest load of all communities in a calendar month,
///   currency/kW/month, ≥ 0
/// @param announced whether the utility says each day what it expects a kWh to cost on top through
///   the day, so that policies can act by it (`docs/FORMULATION.md#announced`)
public record UtilityTariff(
        double freeKw,
        double perKwhPerKw,
        double mostPerKwh,
        double coincidentPerKwMonth,
        boolean announced) {
    /// Nothing hangs on the load of all.
    public static final UtilityTariff UNCOUPLED = new UtilityTariff(0, 0, 0, 0);

    /// Nothing is announced.
    public UtilityTariff(
            double freeKw, double perKwhPerKw, double mostPerKwh, double coincidentPerKwMonth) {
        this(freeKw, perKwhPerKw, mostPerKwh, coincidentPerKwMonth, false);
    }

    public UtilityTariff {
        notNegative("freeKw", freeKw);
        notNegative("perKwhPerKw", perKwhPerKw);
        notNegative("mostPerKwh", mostPerKwh);
        notNegative("coincidentPerKwMonth", coincidentPerKwMonth);
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a finite number >= 0.".formatted(name, value));
        }
    }

    /// What a kWh from the utility costs on top where all communities together take `loadKw`.
    public double surchargePerKwh(double loadKw) {
        return Math.min(mostPerKwh, perKwhPerKw * Math.max(0, loadKw - freeKw));
    }

    /// The coincident-peak charge of a month, 1e-5 currency before tax.
    ///
    /// @param peakKw highest load of all communities in a step of the month
    /// @param monthShare part of the month that is billed
    public long coincidentUnits(double peakKw, double monthShare) {
        return Money.units(coincidentPerKwMonth * Math.max(0, peakKw) * monthShare);
    }
}
