package org.commonwatt.equity;

/// The Gini coefficient times n/(n − 1), which estimates the coefficient of a population from a
/// sample of n people: the most unequal n people have 1. It is not the same for a population and
/// its replication.
///
/// NaN for one person, and for weighted amounts, where no correction is agreed upon.
public record GiniSampleCorrected() implements InequalityIndex {

    private static final Gini UNCORRECTED = new Gini();

    @Override
    public String name() {
        return "gini_sample_corrected";
    }

    @Override
    public double of(WeightedValues values) {
        int n = values.size();
        if (n < 2 || values.isWeighted()) {
            return Double.NaN;
        }
        return UNCORRECTED.of(values) * n / (n - 1.0);
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
        return 1.0;
    }
}
