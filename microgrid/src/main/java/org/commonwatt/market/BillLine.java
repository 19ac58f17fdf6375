package org.commonwatt.market;

/// One line of a bill.
///
/// @param period calendar month, `yyyy-MM`
/// @param item what it is for
/// @param energyMilliwattHours energy behind it in mWh; 0 where there is none
/// @param amountUnits amount in 1e-5 currency; + the member pays, − the member receives
public record BillLine(
        String period, LedgerItem item, long energyMilliwattHours, long amountUnits) {
    /// Energy in kWh.
    public double energyKwh() {
        return energyMilliwattHours / Money.MWH_PER_KWH;
    }

    /// Amount in currency.
    public double amount() {
        return Money.amount(amountUnits);
    }
}
