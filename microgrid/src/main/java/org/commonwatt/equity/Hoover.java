package org.commonwatt.equity;

/// Hoover's index, Σ|x − μ|/(2Σx): the share of the total that would have to change hands for
/// equality. Transfers among people on the same side of the mean leave it as it is.
public record Hoover() implements InequalityIndex {

    @Override
    public String name() {
        return "hoover";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        double sum = 0.0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.weight(i) * Math.abs(values.deviation(i));
        }
        return sum / (2.0 * values.totalWeight());
    }

    @Override
    public Direction direction() {
        return Direction.LESS_IS_FAIRER;
    }

    @Override
    public TransferResponse transferResponse() {
        return TransferResponse.NEVER_LESS_FAIR;
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
