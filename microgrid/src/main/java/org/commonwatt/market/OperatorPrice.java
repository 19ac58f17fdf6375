package org.commonwatt.market;

/// Operator price: the community's operator sets the price within the range in which nobody loses
/// (`docs/FORMULATION.md#operator-price`).
///
/// A [PricedPool] at p = floor + (1 + a)/2·(ceiling − floor), a ∈ [−1, 1]; a = 0 is the mid-market
/// rate. The budget balances by construction, whatever the operator does.
public final class OperatorPrice extends PricedPool {
    private final double[] actions;
    private final int stepsPerCopy;

    /// The same place in the range at all times.
    ///
    /// @param action a ∈ [−1, 1]
    public OperatorPrice(double action) {
        this(new double[] {action}, 1);
    }

    /// One action per step and copy. The array is read, not copied, when a step is cleared: an
    /// operator that decides step by step writes its next entry there.
    ///
    /// @param actions `[copy × step]`, entries outside [−1, 1] are cut to it; with one step per
    ///   copy it holds at all times, with one copy it holds for all
    /// @param stepsPerCopy 1 or the number of steps
    public OperatorPrice(double[] actions, int stepsPerCopy) {
        Sizes.require("stepsPerCopy", stepsPerCopy);
        if (actions.length == 0 || actions.length % stepsPerCopy != 0) {
            throw new IllegalArgumentException(
                    "The operator has %d actions but needs whole rows of %d."
                            .formatted(actions.length, stepsPerCopy));
        }
        this.actions = actions;
        this.stepsPerCopy = stepsPerCopy;
    }

    @Override
    public String name() {
        return "operator-price";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        int row = actions.length == stepsPerCopy ? 0 : copy * stepsPerCopy;
        double action = actions[row + (stepsPerCopy == 1 ? 0 : t)];
        if (Double.isNaN(action)) {
            throw new IllegalArgumentException(
                    "The operator's action of step %d is NaN.".formatted(t));
        }
        return within(prices, t, 0.5 * (1 + Math.clamp(action, -1.0, 1.0)));
    }
}
