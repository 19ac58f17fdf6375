package org.commonwatt.equity;

/// The smallest amount over the mean: 1 is equality, 0 is somebody with nothing. Only the person
/// worst off counts.
public record MinOverMean() implements InequalityIndex {

    @Override
    public String name() {
        return "min_over_mean";
    }

    @Override
    public double of(WeightedValues values) {
        return values.isUndefined() ? Double.NaN : values.value(0) / values.mean();
    }

    @Override
    public Direction direction() {
        return Direction.MORE_IS_FAIRER;
    }

    @Override
    public TransferResponse transferResponse() {
        return TransferResponse.NEVER_LESS_FAIR;
    }

    @Override
    public double lowest(int members) {
        return members == 1 ? 1.0 : 0.0;
    }

    @Override
    public double highest(int members) {
        return 1.0;
    }
}
