package org.commonwatt.operate.dispatch;

/// What fairness adds to the objective (`docs/FORMULATION.md#dispatch-fairness`). All measures see
/// a member's relative benefit `U_i = 1 + (alone_i − cost_i)/grossBill_i` and are in money, so that
/// they can be weighed against cost; members without a gross bill, such as common assets, take no
/// part.
public sealed interface Fairness {

    /// What it is called, such as `alpha:2`.
    default String label() {
        return switch (this) {
            case None _ -> "cost";
            case LeastBenefit least -> "rawls:%.3g".formatted(least.beta());
            case AlphaFair fair -> "alpha:%s".formatted(fair.alpha());
            case GeneralisedGini gini -> "gini:%s".formatted(gini.aversion());
        };
    }

    /// Least cost alone.
    record None() implements Fairness {}

    /// Rawls: `−β·z` with `z ≤ (alone_i − cost_i)/grossBill_i` for all vulnerable members; for all
    /// members where nobody is vulnerable.
    ///
    /// @param beta β, money per unit of z, > 0
    record LeastBenefit(double beta) implements Fairness {
        /// Rejects other β.
        public LeastBenefit {
            if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("The beta must be positive: " + beta);
            }
        }
    }

    /// α-fairness in place of cost: `−Σ_i grossBill_i·φ_α(U_i)`, φ_α(U) = U^(1−α)/(1−α), ln U for α
    /// = 1. With α = 0 this is least cost, with growing α least benefit counts ever more.
    ///
    /// @param alpha α, ≥ 0
    record AlphaFair(double alpha) implements Fairness {
        /// Rejects other α.
        public AlphaFair {
            if (!(alpha >= 0 && alpha <= 50)) {
                throw new IllegalArgumentException("The alpha must lie in [0, 50]: " + alpha);
            }
        }
    }

    /// Generalised Gini in place of cost: cost plus `W·Σ_{i<j} g_i·g_j·|U_i − U_j| / Σ g`, g the
    /// gross bills: members sorted by benefit get weights that fall in even steps. With W = 0 this
    /// is least cost; up to 1 nobody's gain is ever unwanted.
    ///
    /// @param aversion W, in [0, 1]
    record GeneralisedGini(double aversion) implements Fairness {
        /// Rejects other W.
        public GeneralisedGini {
            if (!(aversion >= 0 && aversion <= 1)) {
                throw new IllegalArgumentException("The aversion must lie in [0, 1]: " + aversion);
            }
        }
    }
}
