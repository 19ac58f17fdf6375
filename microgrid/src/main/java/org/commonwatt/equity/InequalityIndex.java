package org.commonwatt.equity;

import java.util.List;

/// A number for how unequally amounts (costs, burdens, benefits, kilowatt-hours) are spread over
/// people. Only proportions count: amounts in cents and in euros have the same index.
///
/// Undefined inputs: no entries and all-zero amounts give NaN (some indices name further cases);
/// negative, infinite or NaN amounts and weights are rejected with an [IllegalArgumentException].
/// Where the index is defined it lies within [#lowest(int)] and [#highest(int)], up to rounding.
///
/// Implementations are stateless; a new one extends the contract test `InequalityIndexContract`.
public interface InequalityIndex {

    /// The name in reports, such as `gini`.
    String name();

    /// The index of sorted, weighted amounts.
    double of(WeightedValues values);

    /// Whether a smaller or a larger number is fairer.
    Direction direction();

    /// How the index answers to a transfer from richer to poorer.
    TransferResponse transferResponse();

    /// The smallest value that `members` people without weights can have.
    double lowest(int members);

    /// The largest value that `members` people without weights can have.
    double highest(int members);

    /// The index of one amount per person.
    default double of(double[] values) {
        return of(WeightedValues.of(values));
    }

    /// The index of one amount per household, a household of weight w counting as w people.
    default double of(double[] values, double[] weights) {
        return of(WeightedValues.of(values, weights));
    }

    /// The indices that reports print, in this order.
    static List<InequalityIndex> standard() {
        return List.of(
                new Gini(),
                new GiniSampleCorrected(),
                new TheilT(),
                new MeanLogDeviation(),
                new Atkinson(0.5),
                new Atkinson(1),
                new Atkinson(2),
                new Jain(),
                new Hoover(),
                new MinOverMean(),
                new Palma());
    }

    /// Which way is fairer.
    enum Direction {
        /// 0 or another least value means equality.
        LESS_IS_FAIRER,
        /// 1 means equality.
        MORE_IS_FAIRER
    }

    /// What happens when a richer person gives to a poorer one without changing places with them
    /// (the principle of Pigou and Dalton).
    enum TransferResponse {
        /// The index becomes fairer.
        ALWAYS_FAIRER,
        /// The index becomes fairer or stays.
        NEVER_LESS_FAIR
    }
}
