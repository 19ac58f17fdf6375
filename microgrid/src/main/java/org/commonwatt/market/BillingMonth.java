package org.commonwatt.market;

/// A billing month that ends.
///
/// @param monthOfYear 1 … 12
/// @param share part of the calendar month that the run covers, (0, 1]
public record BillingMonth(int monthOfYear, double share) {
    public BillingMonth {
        if (monthOfYear < 1 || monthOfYear > 12) {
            throw new IllegalArgumentException(
                    "The monthOfYear (%d) must be 1 to 12.".formatted(monthOfYear));
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The share (%s) of a month must be above 0 and at most 1.".formatted(share));
        }
    }
}
