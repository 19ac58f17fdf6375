package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.CoalitionSearch;
import org.commonwatt.optim.Limits;
import org.jspecify.annotations.Nullable;

/// Finds coalitions that are served badly among more than can be looked at.
///
/// 1. Coalitions met before are judged anew, which costs nothing. 2. From the worst of them members
///    come and go one at a time, by warm solves, as long as that makes it worse; coalitions that
///    the prices of plans met before rule out are not solved. 3. Where nothing above the level was
///    found, a search tree looks for the worst of all, and its bound says what no coalition
///    exceeds.
///
/// Belongs to the thread that made it, and must be closed.
public final class ExcessSearch implements CoalitionSearch, AutoCloseable {
    private static final double NEGLIGIBLE = 1e-9;
    private static final int STARTS = 3;

    private final CommunityCosts costs;
    private final int members;
    private final double[] alone;
    private final Limits limits;
    private final Map<Long, Double> values = new LinkedHashMap<>();
    private final PriceCuts cuts = new PriceCuts();
    private final double size;

    /// Opened when first needed.
    private @Nullable LiveCost cost;

    private final ExcessProgramme programme;

    /// The last proof: who audits shares asks again what who found them asked last.
    private @Nullable Proof proof;

    @SuppressWarnings("ArrayRecordComponent") // Its own copy; compared by content only.
    private record Proof(double[] shares, Answer answer) {}

    /// @param costs of coalitions of at least two members
    /// @param alone cost of each member alone
    /// @param limits of one programme with whole numbers; what it did not look at is in the bound
    public ExcessSearch(CommunityCosts costs, double[] alone, Limits limits) {
        this.costs = costs;
        this.limits = limits;
        this.alone = alone.clone();
        members = costs.members();
        double largest = 1.0;
        for (double one : alone) {
            largest = Math.max(largest, Math.abs(one));
        }
        size = largest;
        programme = new ExcessProgramme(members, cuts, costs.solver());
    }

    private LiveCost cost() {
        if (cost == null) {
            cost = costs.live();
        }
        return cost;
    }

    private ExcessTree tree() {
        return new ExcessTree(programme, cuts, cost(), limits.relativeGap() * size, limits.nodes());
    }

    private void begin() {
        long grand = Coalition.grand(members);
        if (values.isEmpty()) {
            for (int i = 0; i < members; i++) {
                value(1L << i);
                value(grand ^ 1L << i);
            }
        }
    }

    @Override
    public Answer largest(double[] shares, double level) {
        if (proof != null && Arrays.equals(proof.shares, shares)) {
            return proof.answer;
        }
        climb(shares);
        List<Excess> known = known(shares);
        if (known.getFirst().excess() > level + NEGLIGIBLE) {
            return new Answer(known, Double.POSITIVE_INFINITY);
        }
        double[] worth = new double[members];
        for (int i = 0; i < members; i++) {
            worth[i] = alone[i] - shares[i];
        }
        double bound =
                tree().bound(
                                worth,
                                known.getFirst().excess(),
                                level + NEGLIGIBLE,
                                coalition -> met(coalition, shares));
        known = known(shares);
        double first = known.getFirst().excess();
        if (first > level + NEGLIGIBLE) {
            return new Answer(known, Double.POSITIVE_INFINITY);
        }
        proof = new Proof(shares.clone(), new Answer(known, Math.max(bound, first)));
        return proof.answer;
    }

    private double met(long coalition, double[] shares) {
        if (isProper(coalition)) {
            value(coalition);
        }
        climb(shares);
        return known(shares).getFirst().excess();
    }

    private boolean isProper(long coalition) {
        return coalition != 0 && coalition != Coalition.grand(members);
    }

    @Override
    public Answer quick(double[] shares) {
        climb(shares);
        return new Answer(known(shares), Double.POSITIVE_INFINITY);
    }

    /// Members come and go one at a time from the worst coalitions known.
    private void climb(double[] shares) {
        begin();
        List<Excess> starts = known(shares);
        for (Excess start : starts.subList(0, Math.min(STARTS, starts.size()))) {
            long best = start.coalition();
            double excess = start.excess();
            boolean improved = true;
            while (improved) {
                improved = false;
                for (int i = 0; i < members; i++) {
                    long other = best ^ 1L << i;
                    if (!isProper(other)) {
                        continue;
                    }
                    double paid = Coalition.sum(other, alone) - Coalition.sum(other, shares);
                    if (cuts.costsAtLeast(other, paid - excess - NEGLIGIBLE)) {
                        continue;
                    }
                    double otherExcess = value(other) - Coalition.sum(other, shares);
                    if (otherExcess > excess + NEGLIGIBLE) {
                        best = other;
                        excess = otherExcess;
                        improved = true;
                    }
                }
            }
        }
    }

    /// The worst coalitions met so far, as many as there are members.
    private List<Excess> known(double[] shares) {
        List<Excess> known = new ArrayList<>();
        values.forEach(
                (coalition, value) ->
                        known.add(
                                new Excess(
                                        coalition,
                                        value,
                                        value - Coalition.sum(coalition, shares))));
        known.sort(Comparator.comparingDouble(Excess::excess).reversed());
        return known.subList(0, Math.min(members, known.size()));
    }

    private double value(long coalition) {
        Double known = values.get(coalition);
        if (known != null) {
            return known;
        }
        double value = 0.0;
        if (Coalition.size(coalition) > 1) {
            LiveCost live = cost();
            double paid = live.of(coalition);
            value = Coalition.sum(coalition, alone) - paid;
            double[] bills = live.atPrices();
            if (bills != null) {
                cuts.learn(Coalition.parts(coalition, members), paid, bills);
            }
        }
        if (!Double.isFinite(value)) {
            // A coalition that cannot live on its own, or whose cost is unknown, leaves nothing.
            value = Double.NEGATIVE_INFINITY;
        }
        values.put(coalition, value);
        return value;
    }

    @Override
    public void close() {
        if (cost != null) {
            cost.close();
        }
        programme.close();
    }
}
