package org.commonwatt.market;

import java.util.Arrays;
import java.util.List;

/// How members share what the community saved in a billing period
/// (`docs/FORMULATION.md#gain-sharing`): each then pays its retail bill less its share. A loss they
/// bear in proportion to their retail bills.
///
/// @param basis what shares follow
/// @param weights each participant's weight where they are given, ≥ 0; else empty
public record GainRule(Basis basis, List<Double> weights) {
    /// What shares follow.
    public enum Basis {
        /// The same for each member and day of membership.
        EQUAL,
        /// What the members' meters took in the period.
        LOAD,
        /// Given weights.
        GIVEN,
        /// Those of the leximin core, which are worked out before a run; where they are not, as
        /// EQUAL.
        LEXIMIN
    }

    /// Equal shares.
    public static final GainRule EQUAL = new GainRule(Basis.EQUAL, List.of());

    /// Shares by load.
    public static final GainRule LOAD = new GainRule(Basis.LOAD, List.of());

    /// Shares of the leximin core.
    public static final GainRule LEXIMIN = new GainRule(Basis.LEXIMIN, List.of());

    public GainRule {
        weights = List.copyOf(weights);
        if ((basis == Basis.GIVEN) == weights.isEmpty()) {
            throw new IllegalArgumentException("Given shares need weights, others none.");
        }
        for (double weight : weights) {
            if (!(weight >= 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException(
                        "The weight (%s) of a share must be a finite number >= 0."
                                .formatted(weight));
            }
        }
        if (!weights.isEmpty() && weights.stream().mapToDouble(Double::doubleValue).sum() <= 0) {
            throw new IllegalArgumentException("The weights of shares sum to 0.");
        }
    }

    /// Shares as an allocation gives them, such as x_i / v(N).
    public static GainRule given(double[] shares) {
        return new GainRule(Basis.GIVEN, Arrays.stream(shares).boxed().toList());
    }

    /// Posts what brings every member to its retail bill less its share of the gain.
    ///
    /// @param period the postings of the period and no other
    /// @return the gain, 1e-5 currency
    long post(Ledger period, int copy, PeriodFacts facts) {
        int base = copy * facts.participants();
        long retail = 0;
        long paid = period.amountUnits(copy, LedgerItem.Counterparty.COMMUNITY);
        for (int i = 0; i < facts.participants(); i++) {
            retail += facts.retailUnits(i);
            paid += period.memberUnits(base + i);
        }
        long gain = retail - paid;
        if (!facts.anyMember()) {
            return gain;
        }
        long[] parts = LargestRemainder.split(gain, gain < 0 ? lossWeights(facts) : gains(facts));
        for (int i = 0; i < facts.participants(); i++) {
            long due = facts.retailUnits(i) - parts[i] - period.memberUnits(base + i);
            if (due != 0) {
                period.post(copy, base + i, LedgerItem.GAIN_SHARE, 0, due);
            }
        }
        return gain;
    }

    private long[] gains(PeriodFacts facts) {
        return switch (basis) {
            case EQUAL, LEXIMIN -> facts.stays();
            case LOAD -> facts.loads();
            case GIVEN -> given(facts);
        };
    }

    private long[] given(PeriodFacts facts) {
        double most = 0;
        for (int i = 0; i < facts.participants(); i++) {
            most = Math.max(most, weights.get(i) * facts.monthShare(i));
        }
        if (most == 0) {
            return facts.stays();
        }
        long[] whole = new long[facts.participants()];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = Math.round(weights.get(i) * facts.monthShare(i) / most * 1e14);
        }
        return whole;
    }

    private static long[] lossWeights(PeriodFacts facts) {
        long[] bills = new long[facts.participants()];
        long sum = 0;
        for (int i = 0; i < bills.length; i++) {
            bills[i] = facts.isMember(i) ? Math.max(0, facts.retailUnits(i)) : 0;
            sum += bills[i];
        }
        return sum > 0 ? bills : facts.stays();
    }
}
