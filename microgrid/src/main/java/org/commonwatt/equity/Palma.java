package org.commonwatt.equity;

/// The Palma ratio: what the tenth of people with most have over what the four tenths with least
/// have, read off the Lorenz curve (Palma, *Homogeneous middles vs. heterogeneous tails*, 2011).
/// 1/4 is equality. NaN where the four tenths with least have nothing.
public record Palma() implements InequalityIndex {

    @Override
    public String name() {
        return "palma";
    }

    @Override
    public double of(WeightedValues values) {
        if (values.isUndefined()) {
            return Double.NaN;
        }
        LorenzCurve curve = LorenzCurve.of(values);
        double least = curve.shareOfTotal(0.4);
        return least == 0.0 ? Double.NaN : (1.0 - curve.shareOfTotal(0.9)) / least;
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
        return 0.25;
    }

    @Override
    public double highest(int members) {
        return members == 1 ? 0.25 : Double.POSITIVE_INFINITY;
    }
}
