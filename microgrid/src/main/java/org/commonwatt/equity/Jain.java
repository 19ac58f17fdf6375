package org.commonwatt.equity;

/// Jain's fairness index, (Σx)²/(n Σx²): the share of people who would each have the same if the
/// total were spread over them only (Jain, Chiu and Hawe, *A quantitative measure of fairness*,
/// 1984). 1 is equality, 1/n is one person having everything.
public record Jain() implements InequalityIndex {

    @Override
    public String name() {
        return "jain";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        double squares = 0.0;
        for (int i = 0; i < values.size(); i++) {
            double deviation = values.deviation(i);
            squares += values.weight(i) * deviation * deviation;
        }
        return 1.0 / (1.0 + squares / values.totalWeight());
    }

    @Override
    public Direction direction() {
        return Direction.MORE_IS_FAIRER;
    }

    @Override
    public TransferResponse transferResponse() {
        return TransferResponse.ALWAYS_FAIRER;
    }

    @Override
    public double lowest(int members) {
        return 1.0 / members;
    }

    @Override
    public double highest(int members) {
        return 1.0;
    }
}
