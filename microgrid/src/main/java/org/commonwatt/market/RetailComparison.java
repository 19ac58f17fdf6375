package org.commonwatt.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who is worse off with the local market than with the same meter at the retailer, and by how
/// much: the audit of mechanisms that do not promise otherwise.
///
/// @param losers members that pay more than at the retailer, largest loss first
/// @param lossUnits what they lose in all, 1e-5 currency, ≥ 0
/// @param gainUnits what the others gain in all, 1e-5 currency, ≥ 0
public record RetailComparison(List<Loser> losers, long lossUnits, long gainUnits) {
    /// A member that pays more than its retail bill.
    ///
    /// @param participantId who
    /// @param lossUnits how much more, 1e-5 currency, > 0
    public record Loser(String participantId, long lossUnits) {}

    public RetailComparison {
        losers = List.copyOf(losers);
    }

    /// Compares bills with the retail bills that they carry.
    ///
    /// @param toleranceUnits what a member may pay more without being called a loser, such as the
    ///   half cent of a rounded bill
    public static RetailComparison of(List<Bill> bills, long toleranceUnits) {
        List<Loser> losers = new ArrayList<>();
        long loss = 0;
        long gain = 0;
        for (Bill bill : bills) {
            long more = bill.totalUnits() - bill.retailBillUnits();
            if (more > toleranceUnits) {
                losers.add(new Loser(bill.participantId(), more));
                loss += more;
            } else {
                gain += Math.max(0, -more);
            }
        }
        losers.sort(Comparator.comparingLong(Loser::lossUnits).reversed());
        return new RetailComparison(losers, loss, gain);
    }

    /// Whether nobody pays more than at the retailer.
    public boolean nobodyLoses() {
        return losers.isEmpty();
    }
}
