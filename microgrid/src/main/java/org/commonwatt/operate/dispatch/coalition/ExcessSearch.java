package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.equity.sharing.Coalition;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.CoalitionSearch;
import org.commonwatt.optim.Limits;
import org.jspecify.annotations.Nullable;

/// Finds coalitions that are served badly among more than can be looked at.
///
/// 1. Coalitions met before are judged anew, which costs nothing. 2. From the worst of them members
///    come and go one at a time, by warm solves, as long as that makes it worse. 3. Where nothing
///    above the level was found, a programme with whole numbers looks for the worst of all, and its
///    bound says what no coalition exceeds.
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

    /// Opened when first needed.
    private @Nullable CoalitionCost cost;

    private @Nullable ExcessProgramme programme;

    /// @param costs of coalitions of at least two members
    /// @param alone cost of each member alone
    /// @param limits of one programme with whole numbers; what it did not look at is in the bound
    public ExcessSearch(CommunityCosts costs, double[] alone, Limits limits) {
        this.costs = costs;
        this.limits = limits;
        this.alone = alone.clone();
        members = costs.members();
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

    private ExcessProgramme programme() {
        if (programme == null) {
            double size = 1.0;
            for (double one : alone) {
                size = Math.max(size, Math.abs(one));
            }
            programme = new ExcessProgramme(costs.pool().owned, size, costs.solver());
        }
        return programme;
    }

    @Override
    public Answer largest(double[] shares, double level) {
        climb(shares);
        List<Excess> known = known(shares);
        if (known.getFirst().excess() > level + NEGLIGIBLE) {
            return new Answer(known, Double.POSITIVE_INFINITY);
        }
        double[] worth = new double[members];
        for (int i = 0; i < members; i++) {
            worth[i] = alone[i] - shares[i];
        }
        ExcessProgramme.Found found = programme().solve(worth, limits);
        if (found.coalition() != 0) {
            value(found.coalition());
            climb(shares);
        }
        known = known(shares);
        return new Answer(known, Math.max(found.bound(), known.getFirst().excess()));
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
                    if (other == 0 || other == Coalition.grand(members)) {
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
            if (cost == null) {
                cost = costs.open();
            }
            value = Coalition.sum(coalition, alone) - cost.of(coalition);
        }
        // A coalition that cannot live on its own, or whose cost is unknown, leaves nothing.
        value = Double.isFinite(value) ? value : Double.NEGATIVE_INFINITY;
        values.put(coalition, value);
        return value;
    }

    @Override
    public void close() {
        if (cost != null) {
            cost.close();
        }
        if (programme != null) {
            programme.close();
        }
    }
}
