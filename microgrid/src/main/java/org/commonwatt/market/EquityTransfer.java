package org.commonwatt.market;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A transfer for equity with its funding (`docs/FORMULATION.md#equity-transfers`): who gets how
/// much when a billing period is closed, who pays it, and how much at most.
///
/// @param name shown on statements
/// @param to who gets it
/// @param from the members who pay it; null where a fund outside the community does
public record EquityTransfer(String name, Receivers to, @Nullable Payers from) {
    /// Who gets a transfer, and how much: the three amounts add up, to at most the member's bill.
    ///
    /// @param members indices of the participants
    /// @param perMonth currency per member and month, ≥ 0
    /// @param perKwh currency per kWh that the member's meter took, ≥ 0
    /// @param billsAtMost for each of the members, what its bill of a month comes to at most,
    ///   currency; infinite where nothing limits it; empty where need does not count
    public record Receivers(
            List<Integer> members, double perMonth, double perKwh, List<Double> billsAtMost) {
        public Receivers {
            members = List.copyOf(members);
            billsAtMost = List.copyOf(billsAtMost);
            notNegative("perMonth", perMonth);
            notNegative("perKwh", perKwh);
            if (!billsAtMost.isEmpty() && billsAtMost.size() != members.size()) {
                throw new IllegalArgumentException(
                        "There are %d receivers but %d limits of their bills."
                                .formatted(members.size(), billsAtMost.size()));
            }
            if (billsAtMost.stream().anyMatch(limit -> !(limit >= 0))) {
                throw new IllegalArgumentException("The limits of bills must be >= 0.");
            }
        }
    }

    /// Who pays a transfer: members in proportion to what each pays at most.
    ///
    /// @param members indices of the participants, none of them a receiver
    /// @param billsAbove only what a bill of a month is above this pays, currency, ≥ 0
    /// @param mostPerMonth what a member pays at most, currency per month, ≥ 0; may be infinite
    public record Payers(List<Integer> members, double billsAbove, double mostPerMonth) {
        public Payers {
            members = List.copyOf(members);
            notNegative("billsAbove", billsAbove);
            if (!(mostPerMonth >= 0)) {
                throw new IllegalArgumentException(
                        "The mostPerMonth (%s) must be >= 0.".formatted(mostPerMonth));
            }
        }
    }

    public EquityTransfer {
        if (from != null && from.members().stream().anyMatch(to.members()::contains)) {
            throw new IllegalArgumentException(
                    "The transfer %s has a member that pays and receives.".formatted(name));
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be a finite number >= 0.".formatted(name, value));
        }
    }

    /// Posts the transfer of a period: what payers' limits do not cover is not given, so that
    /// members give as much as members get.
    void post(Ledger period, int copy, PeriodFacts facts) {
        int base = copy * facts.participants();
        long[] wanted = wanted(period, base, facts);
        long sum = sum(wanted);
        if (sum == 0) {
            return;
        }
        if (from == null) {
            post(period, copy, LedgerItem.SUBSIDY, wanted, -1);
            return;
        }
        long[] most = most(from, period, base, facts);
        long given = Math.min(sum, sum(most));
        if (given > 0) {
            long[] parts = LargestRemainder.split(given, wanted);
            post(period, copy, LedgerItem.EQUITY_TRANSFER, parts, -1);
            long[] payments = LargestRemainder.split(given, most);
            post(period, copy, LedgerItem.EQUITY_TRANSFER, payments, 1);
        }
    }

    private static void post(Ledger period, int copy, LedgerItem item, long[] parts, int sign) {
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                period.post(copy, copy * parts.length + i, item, 0, sign * parts[i]);
            }
        }
    }

    private long[] wanted(Ledger period, int base, PeriodFacts facts) {
        long[] wanted = new long[facts.participants()];
        for (int r = 0; r < to.members().size(); r++) {
            int i = to.members().get(r);
            double share = facts.monthShare(i);
            if (share == 0) {
                continue;
            }
            double kWh = Money.kilowattHours(facts.importMilliwattHours(i));
            long bill = Math.max(0, period.memberUnits(base + i));
            long amount = Money.units(to.perMonth() * share) + Money.units(to.perKwh() * kWh);
            double limit =
                    to.billsAtMost().isEmpty()
                            ? Double.POSITIVE_INFINITY
                            : to.billsAtMost().get(r) * share;
            amount += above(bill, limit);
            wanted[i] = Math.min(bill, amount);
        }
        return wanted;
    }

    private static long[] most(Payers payers, Ledger period, int base, PeriodFacts facts) {
        long[] most = new long[facts.participants()];
        for (int i : payers.members()) {
            double share = facts.monthShare(i);
            if (share > 0) {
                long above = above(period.memberUnits(base + i), payers.billsAbove() * share);
                double cap = payers.mostPerMonth() * share;
                most[i] = Double.isInfinite(cap) ? above : Math.min(above, Money.units(cap));
            }
        }
        return most;
    }

    /// What a bill is above a limit, 1e-5 currency.
    private static long above(long billUnits, double limit) {
        return Double.isInfinite(limit) ? 0 : Math.max(0, billUnits - Money.units(limit));
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
