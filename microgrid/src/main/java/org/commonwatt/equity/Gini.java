package org.commonwatt.equity;

/// The Gini coefficient, ΣΣ|xᵢ − xⱼ| / (2n²μ): twice the area between the Lorenz curve and the
/// diagonal. Not corrected for small samples: the most unequal n people have 1 − 1/n.
///
/// Computed as Σ_k W_k (W − W_k)(x_(k+1) − x_(k)) / (W²μ) with the cumulated weights W_k, which
/// equals the trapezoids under the weighted Lorenz curve but subtracts no nearly equal numbers.
public record Gini() implements InequalityIndex {

    @Override
    public String name() {
        return "gini";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        double people = values.totalWeight();
        double below = 0.0;
        double sum = 0.0;
        for (int k = 0; k + 1 < values.size(); k++) {
            below += values.weight(k);
            double share = below / people;
            sum += share * (1.0 - share) * (values.value(k + 1) - values.value(k));
        }
        return sum / values.mean();
    }

    @Override
    public Direction direction() {
        return Direction.LESS_IS_FAIRER;
    }

    @Override
    public TransferResponse transferResponse() {
        return TransferResponse.ALWAYS_FAIRER;
    }

    @Override
    public double lowest(int members) {
        return 0.0;
    }

    @Override
    public double highest(int members) {
        return 1.0 - 1.0 / members;
    }
}
