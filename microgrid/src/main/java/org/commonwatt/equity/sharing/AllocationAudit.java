package org.commonwatt.equity.sharing;

import java.util.Arrays;
import org.commonwatt.equity.Gini;
import org.commonwatt.equity.Jain;
import org.commonwatt.equity.sharing.CoalitionSearch.Answer;
import org.commonwatt.equity.sharing.CoalitionSearch.Excess;

/// What can be said of any allocation, whoever made it (`docs/FORMULATION.md#sharing`).
///
/// @param budgetGap Σ x_i − v(N); not 0 means that somebody else pays or gains
/// @param least smallest share above what the member could gain alone, x_i − v({i}); below 0 that
///   member is better off alone
/// @param leastMember whose that is
/// @param largest coalition that would gain most by leaving; an excess ≤ 0 means that the
///   allocation lies in the core
/// @param bound no coalition's excess is above it; that of `largest` where all were looked at
/// @param burdens cost after sharing per income, `[n]`, NaN without a household income
/// @param gini of the households' burdens; NaN where a burden is negative
/// @param jain of the households' burdens; NaN where a burden is negative
/// @param worstMember who bears the largest burden, −1 where there is no household
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record AllocationAudit(
        double budgetGap,
        double least,
        int leastMember,
        Excess largest,
        double bound,
        double[] burdens,
        double gini,
        double jain,
        int worstMember) {

    /// Looks at an allocation.
    public static AllocationAudit of(SharingProblem problem, Allocation allocation) {
        double[] shares = allocation.shares();
        int leastMember = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < shares.length; i++) {
            double above = shares[i] - problem.game().aloneValue(i);
            if (above < least) {
                least = above;
                leastMember = i;
            }
        }
        Answer answer = problem.search().largest(shares, Double.POSITIVE_INFINITY);
        double[] burdens = burdens(problem.figures(), shares);
        double[] households = Arrays.stream(burdens).filter(b -> !Double.isNaN(b)).toArray();
        boolean measurable = households.length > 0;
        for (double burden : households) {
            measurable &= burden >= 0;
        }
        return new AllocationAudit(
                allocation.total() - problem.game().grandValue(),
                least,
                leastMember,
                answer.first(),
                answer.bound(),
                burdens,
                measurable ? new Gini().of(households) : Double.NaN,
                measurable ? new Jain().of(households) : Double.NaN,
                worst(burdens));
    }

    /// The largest burden; NaN without households.
    public double worstBurden() {
        return worstMember < 0 ? Double.NaN : burdens[worstMember];
    }

    /// Whether no coalition gains by leaving, up to `tolerance`.
    public boolean inCore(double tolerance) {
        return bound <= tolerance;
    }

    private static double[] burdens(MemberFigures figures, double[] shares) {
        double[] burdens = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            burdens[i] = (figures.aloneCost()[i] - shares[i]) * figures.burdenPerCost()[i];
        }
        return burdens;
    }

    private static int worst(double[] burdens) {
        int worst = -1;
        for (int i = 0; i < burdens.length; i++) {
            if (!Double.isNaN(burdens[i]) && (worst < 0 || burdens[i] > burdens[worst])) {
                worst = i;
            }
        }
        return worst;
    }
}
