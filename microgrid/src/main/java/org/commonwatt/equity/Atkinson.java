package org.commonwatt.equity;

/// Atkinson's index (*On the measurement of inequality*, 1970): the share of the total that could
/// be given up without loss of welfare if the rest were spread equally, 1 − (mean
/// x^(1−ε))^(1/(1−ε))/μ, and 1 − geometric mean/μ for ε = 1. If somebody has nothing it is 1 for ε
/// ≥ 1.
///
/// @param epsilon aversion to inequality, above 0; the larger, the more the poorest count
public record Atkinson(double epsilon) implements InequalityIndex {

    /// Rejects an aversion that is not positive and finite.
    public Atkinson {
        if (!(epsilon > 0.0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Aversion to inequality must be positive and finite: " + epsilon);
        }
    }

    /// `atkinson_0_5`, `atkinson_1`, `atkinson_2`.
    @Override
    public String name() {
        String number =
                epsilon == Math.rint(epsilon) && epsilon < 1e6
                        ? Integer.toString((int) epsilon)
                        : Double.toString(epsilon);
        return "atkinson_" + number.replace('.', '_');
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        // Deviations sum to zero; taking a·d off each term keeps the digits of nearly equal values.
        // A value of zero makes the sum infinite for ε ≥ 1 and the index 1.
        double a = 1.0 - epsilon;
        double sum = 0.0;
        for (int i = 0; i < values.size(); i++) {
            double log = values.logRatio(i);
            double term =
                    a == 0.0
                            ? log - values.deviation(i)
                            : Math.expm1(a * log) - a * values.deviation(i);
            sum += values.weight(i) * term;
        }
        double mean = sum / values.totalWeight();
        return -Math.expm1(a == 0.0 ? mean : Math.log1p(mean) / a);
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
        return members == 1 ? 0.0 : 1.0;
    }
}
