package org.commonwatt.market;

import java.util.List;

/// What one member owes for the run: lines that add up exactly, each period rounded to the cent by
/// its own `rounding` line.
///
/// @param participantId the member
/// @param lines by period, then item; items without energy and amount are left out
/// @param retailBillUnits the same meter profile at the member's own tariff without a local market,
///   1e-5 currency
public record Bill(String participantId, List<BillLine> lines, long retailBillUnits) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /// Sum of all lines, 1e-5 currency; whole cents.
    public long totalUnits() {
        return lines.stream().mapToLong(BillLine::amountUnits).sum();
    }

    /// Sum of all lines in currency.
    public double total() {
        return Money.amount(totalUnits());
    }

    /// Sum of the lines of one item in currency.
    public double amount(LedgerItem item) {
        long units = 0;
        for (BillLine line : lines) {
            units += line.item() == item ? line.amountUnits() : 0;
        }
        return Money.amount(units);
    }

    /// Retail bill in currency.
    public double retailBill() {
        return Money.amount(retailBillUnits);
    }
}
