package org.commonwatt.market;

import org.jspecify.annotations.Nullable;

/// One line of a bill.
///
/// @param period calendar month on whose bill the line stands, `yyyy-MM`
/// @param item what it is for
/// @param energyMilliwattHours energy behind it in mWh; 0 where there is none
/// @param amountUnits amount in 1e-5 currency; + the member pays, − the member receives
/// @param correction which earlier posting the line takes back or replaces; null for an ordinary
///   line
public record BillLine(
        String period,
        LedgerItem item,
        long energyMilliwattHours,
        long amountUnits,
        @Nullable CorrectionOf correction) {
    /// What a line corrects.
    ///
    /// @param period calendar month of the postings that were wrong, `yyyy-MM`
    /// @param takesBack whether the line takes the wrong posting back; else it is the right one
    public record CorrectionOf(String period, boolean takesBack) {}

    /// An ordinary line.
    public BillLine(String period, LedgerItem item, long energyMilliwattHours, long amountUnits) {
        this(period, item, energyMilliwattHours, amountUnits, null);
    }

    /// Energy in kWh.
    public double energyKwh() {
        return energyMilliwattHours / Money.MWH_PER_KWH;
    }

    /// Amount in currency.
    public double amount() {
        return Money.amount(amountUnits);
    }
}
