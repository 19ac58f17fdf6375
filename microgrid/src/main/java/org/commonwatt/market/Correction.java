package org.commonwatt.market;

import java.util.ArrayList;
import java.util.List;

/// Corrects postings that are closed, without changing them: each wrong one is taken back by an
/// entry of the opposite sign and the right one is entered beside it
/// (`docs/FORMULATION.md#corrections`).
///
/// @param entries in order of participant and item, a taken-back one before its replacement
/// @param retailChanges what the participants' retail bills change by
public record Correction(List<Entry> entries, List<RetailChange> retailChanges) {
    /// One entry.
    ///
    /// @param participant index of the member
    /// @param item account
    /// @param takesBack whether it takes a wrong posting back; else it is the right one
    /// @param energyMilliwattHours energy, mWh
    /// @param amountUnits 1e-5 currency, + the member pays
    public record Entry(
            int participant,
            LedgerItem item,
            boolean takesBack,
            long energyMilliwattHours,
            long amountUnits) {}

    /// A change of what a member would have paid alone for the same meter.
    ///
    /// @param participant index of the member
    /// @param amountUnits 1e-5 currency
    public record RetailChange(int participant, long amountUnits) {}

    public Correction {
        entries = List.copyOf(entries);
        retailChanges = List.copyOf(retailChanges);
    }

    /// From postings as they are to postings as they should be, of one day or of a whole period:
    /// accounts that agree are left alone.
    ///
    /// @param posted copy 0 of the postings that are wrong
    /// @param right the same, settled anew
    public static Correction between(Ledger posted, Ledger right) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < posted.participants(); i++) {
            for (LedgerItem item : Ledger.ITEMS) {
                var wrong = new Account(posted, i, item);
                replace(i, item, wrong, new Account(right, i, item), entries);
            }
        }
        return new Correction(entries, List.of());
    }

    /// Energy and amount of an account.
    record Account(long energy, long amount) {
        Account(Ledger ledger, int i, LedgerItem item) {
            this(ledger.energyMilliwattHours(i, item), ledger.amountUnits(i, item));
        }
    }

    /// Adds the two entries that replace an account's content, unless it is right.
    static void replace(
            int participant, LedgerItem item, Account wrong, Account right, List<Entry> to) {
        if (wrong.equals(right)) {
            return;
        }
        if (wrong.energy() != 0 || wrong.amount() != 0) {
            to.add(new Entry(participant, item, true, -wrong.energy(), -wrong.amount()));
        }
        if (right.energy() != 0 || right.amount() != 0) {
            to.add(new Entry(participant, item, false, right.energy(), right.amount()));
        }
    }

    /// Enters everything into copy 0 of a ledger; what it leaves in the pool goes to the community.
    public void post(Ledger ledger) {
        for (Entry entry : entries) {
            ledger.post(
                    0,
                    entry.participant(),
                    entry.item(),
                    entry.energyMilliwattHours(),
                    entry.amountUnits());
        }
        ledger.sweep(0, LedgerItem.Counterparty.POOL, LedgerItem.Counterparty.COMMUNITY);
    }
}
