package org.commonwatt.market;

import java.util.Arrays;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.numeric.KeyHash;

/// Double-entry accounts of `members` members: one account per member and [LedgerItem], one per
/// [Counterparty]; amounts in 1e-5 currency, energy in mWh, both `long`, so sums are exact.
///
/// Each posting moves the same amount on two accounts; [#requireZeroSum] adds all accounts up. A
/// ledger may hold several copies side by side: member index = flat index `copy·N + i`, one set of
/// counterparties for each copy. Mutable; one thread at a time per copy.
// Ordinals index the account arrays within one run; they are never stored.
@SuppressWarnings("EnumOrdinal")
public final class Ledger {
    static final LedgerItem[] ITEMS = LedgerItem.values();
    static final int ITEM_COUNT = ITEMS.length;
    private static final int PARTIES = Counterparty.values().length;
    private static final int[] PARTY_OF_ITEM = partyOfItem();

    private final int copies;
    private final int participants;
    private final long[] amountUnits;
    private final long[] energyMilliwattHours;
    private final long[] partyUnits;
    private final long[] partyEnergy;

    /// Empty accounts.
    ///
    /// @param copies number of copies, ≥ 1
    /// @param participants N, ≥ 1
    public Ledger(int copies, int participants) {
        Sizes.require("copies", copies);
        Sizes.require("participants", participants);
        this.copies = copies;
        this.participants = participants;
        amountUnits = new long[copies * participants * ITEM_COUNT];
        energyMilliwattHours = new long[copies * participants * ITEM_COUNT];
        partyUnits = new long[copies * PARTIES];
        partyEnergy = new long[copies * PARTIES];
    }

    private static int[] partyOfItem() {
        int[] party = new int[ITEM_COUNT];
        for (LedgerItem item : ITEMS) {
            party[item.ordinal()] = item.counterparty().ordinal();
        }
        return party;
    }

    /// Posts `amount` from member to the item's counterparty (negative: the other way round).
    ///
    /// @param copy copy of the community
    /// @param k flat index `copy·N + i`
    /// @param item what for
    /// @param energy mWh behind it, + to the member
    /// @param amount 1e-5 currency, + the member pays
    public void post(int copy, int k, LedgerItem item, long energy, long amount) {
        postMember(k, item, energy, amount);
        postParty(copy, item, energy, amount);
    }

    /// The member's side of a posting; the kernel that calls it owes the other side, summed over
    /// members, by [#postParty]. [#requireZeroSum] finds what it forgets.
    void postMember(int k, LedgerItem item, long energy, long amount) {
        int cell = k * ITEM_COUNT + item.ordinal();
        amountUnits[cell] += amount;
        energyMilliwattHours[cell] += energy;
    }

    /// The counterparty's side of postings of one item.
    void postParty(int copy, LedgerItem item, long energy, long amount) {
        int party = copy * PARTIES + PARTY_OF_ITEM[item.ordinal()];
        partyUnits[party] -= amount;
        partyEnergy[party] -= energy;
    }

    /// Moves what is left on one counterparty's account to another's.
    public void sweep(int copy, Counterparty from, Counterparty to) {
        int source = copy * PARTIES + from.ordinal();
        int target = copy * PARTIES + to.ordinal();
        partyUnits[target] += partyUnits[source];
        partyEnergy[target] += partyEnergy[source];
        partyUnits[source] = 0;
        partyEnergy[source] = 0;
    }

    /// Amount of a member's account, + paid by the member.
    public long amountUnits(int k, LedgerItem item) {
        return amountUnits[k * ITEM_COUNT + item.ordinal()];
    }

    /// Energy of a member's account, mWh.
    public long energyMilliwattHours(int k, LedgerItem item) {
        return energyMilliwattHours[k * ITEM_COUNT + item.ordinal()];
    }

    /// Amount of a counterparty's account; negative where it received.
    public long amountUnits(int copy, Counterparty party) {
        return partyUnits[copy * PARTIES + party.ordinal()];
    }

    /// Energy of a counterparty's account, mWh; negative where it delivered.
    public long energyMilliwattHours(int copy, Counterparty party) {
        return partyEnergy[copy * PARTIES + party.ordinal()];
    }

    /// What member `k` paid less what it received, all items.
    public long memberUnits(int k) {
        long sum = 0;
        for (int cell = k * ITEM_COUNT; cell < (k + 1) * ITEM_COUNT; cell++) {
            sum += amountUnits[cell];
        }
        return sum;
    }

    /// Sum over all accounts of a copy; 0 in every correct ledger.
    public long sumUnits(int copy) {
        long sum = 0;
        for (int k = copy * participants; k < (copy + 1) * participants; k++) {
            sum += memberUnits(k);
        }
        for (int party = copy * PARTIES; party < (copy + 1) * PARTIES; party++) {
            sum += partyUnits[party];
        }
        return sum;
    }

    /// Throws unless the copy's accounts sum to zero.
    ///
    /// @throws IllegalStateException naming copy and sum
    public void requireZeroSum(int copy) {
        long sum = sumUnits(copy);
        if (sum != 0) {
            throw new IllegalStateException(
                    "The accounts of copy %d sum to %d (1e-5 currency) instead of zero."
                            .formatted(copy, sum));
        }
    }

    /// Adds the balances of a ledger of the same shape to these.
    public void add(Ledger other) {
        requireSameShape(other);
        add(amountUnits, other.amountUnits);
        add(energyMilliwattHours, other.energyMilliwattHours);
        add(partyUnits, other.partyUnits);
        add(partyEnergy, other.partyEnergy);
    }

    private static void add(long[] target, long[] source) {
        for (int k = 0; k < target.length; k++) {
            target[k] += source[k];
        }
    }

    /// Sets all balances to zero.
    public void clear() {
        Arrays.fill(amountUnits, 0);
        Arrays.fill(energyMilliwattHours, 0);
        Arrays.fill(partyUnits, 0);
        Arrays.fill(partyEnergy, 0);
    }

    /// Takes over the balances of a ledger of the same shape.
    public void copyFrom(Ledger other) {
        requireSameShape(other);
        System.arraycopy(other.amountUnits, 0, amountUnits, 0, amountUnits.length);
        System.arraycopy(
                other.energyMilliwattHours,
                0,
                energyMilliwattHours,
                0,
                energyMilliwattHours.length);
        System.arraycopy(other.partyUnits, 0, partyUnits, 0, partyUnits.length);
        System.arraycopy(other.partyEnergy, 0, partyEnergy, 0, partyEnergy.length);
    }

    private void requireSameShape(Ledger other) {
        if (other.copies != copies || other.participants != participants) {
            throw new IllegalArgumentException(
                    "A ledger of %d × %d cannot take one of %d × %d."
                            .formatted(copies, participants, other.copies, other.participants));
        }
    }

    /// A ledger with the same balances.
    public Ledger copy() {
        Ledger other = new Ledger(copies, participants);
        other.copyFrom(this);
        return other;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// 64-bit hash of every bit of all balances.
    public long hash() {
        long hash = absorb(0, amountUnits);
        hash = absorb(hash, energyMilliwattHours);
        hash = absorb(hash, partyUnits);
        return absorb(hash, partyEnergy);
    }

    private static long absorb(long hash, long[] values) {
        long result = hash;
        for (long value : values) {
            result = KeyHash.absorb(result, value);
        }
        return result;
    }
}
