package org.commonwatt.equity.sharing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who gets which part of the gain.
public final class Allocation {
    private final String method;
    private final double[] shares;
    private final double @Nullable [] halfWidths;
    private final List<Caution> cautions;

    private Allocation(
            String method,
            double[] shares,
            double @Nullable [] halfWidths,
            List<Caution> cautions) {
        this.method = method;
        this.shares = shares;
        this.halfWidths = halfWidths;
        this.cautions = List.copyOf(cautions);
    }

    /// Exact shares.
    ///
    /// @param method name of the rule
    /// @param shares of the members, copied
    public static Allocation of(String method, double[] shares) {
        return new Allocation(method, shares.clone(), null, List.of());
    }

    /// Estimated shares.
    ///
    /// @param halfWidths of each member's interval
    public static Allocation estimated(String method, double[] shares, double[] halfWidths) {
        return new Allocation(method, shares.clone(), halfWidths.clone(), List.of());
    }

    /// The same with one more thing to know.
    public Allocation with(Caution caution) {
        List<Caution> more = new ArrayList<>(cautions);
        more.add(caution);
        return new Allocation(method, shares, halfWidths, more);
    }

    /// Name of the rule.
    public String method() {
        return method;
    }

    /// How many members there are.
    public int members() {
        return shares.length;
    }

    /// What member `i` gets.
    public double share(int i) {
        return shares[i];
    }

    /// What the members get, a copy.
    public double[] shares() {
        return shares.clone();
    }

    /// Half the width of member `i`'s interval; 0 where the share is exact.
    public double halfWidth(int i) {
        return halfWidths == null ? 0.0 : halfWidths[i];
    }

    /// Whether shares are estimates.
    public boolean isEstimated() {
        return halfWidths != null;
    }

    /// What one should know.
    public List<Caution> cautions() {
        return cautions;
    }

    /// What all get together.
    public double total() {
        double total = 0.0;
        for (double share : shares) {
            total += share;
        }
        return total;
    }
}
