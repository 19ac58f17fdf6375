package org.commonwatt.equity;

/// Theil's T, the mean of (x/μ)·ln(x/μ) with 0·ln 0 = 0 (Theil, *Economics and information theory*,
/// 1967). [TheilDecomposition] splits it into a part within and a part between groups.
///
/// Summed as r·ln r − r + 1 with r = x/μ, whose additions cancel over people: no term is negative,
/// and nearly equal amounts keep their digits.
public record TheilT() implements InequalityIndex {

    @Override
    public String name() {
        return "theil_T";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        double sum = 0.0;
        for (int i = 0; i < values.size(); i++) {
            double deviation = values.deviation(i);
            double term =
                    values.value(i) == 0.0
                            ? 1.0
                            : (1.0 + deviation) * values.logRatio(i) - deviation;
            sum += values.weight(i) * term;
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
        return Math.log(members);
    }
}
