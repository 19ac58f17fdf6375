package org.commonwatt.equity;

/// The mean logarithmic deviation, also Theil's L: the mean of ln(μ/x). It answers most to the
/// poorest. NaN as soon as somebody has nothing.
public record MeanLogDeviation() implements InequalityIndex {

    @Override
    public String name() {
        return "mean_log_deviation";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined() || values.value(0) == 0.0) {
            return Double.NaN;
        }
        double sum = 0.0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.weight(i) * (values.deviation(i) - values.logRatio(i));
        }
        return sum / values.totalWeight();
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
        return members == 1 ? 0.0 : Double.POSITIVE_INFINITY;
    }
}
