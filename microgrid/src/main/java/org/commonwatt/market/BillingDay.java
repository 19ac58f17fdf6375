package org.commonwatt.market;

/// How much of a local day and of its month a closed day stands for.
///
/// @param dayShare part of the local day that the run covers, 0 … 1
/// @param monthShareBefore part of the calendar month that the run covers before this day
/// @param monthShareAfter the same including this day
/// @param monthShare part of the month that the run covers in the end; thresholds shrink with it
public record BillingDay(
        double dayShare, double monthShareBefore, double monthShareAfter, double monthShare) {

    /// A day of a month without monthly charges.
    public static BillingDay of(double dayShare) {
        return new BillingDay(dayShare, 0, 0, 1);
    }

    /// What this day adds to a monthly charge, 1e-5 currency; the days of a month add up to the
    /// rounded charge of its covered part.
    long part(double perMonth) {
        return Money.units(perMonth * monthShareAfter) - Money.units(perMonth * monthShareBefore);
    }
}
