package org.commonwatt.market.auction;

import java.util.List;

/// Names the supplier of what a pool exchanged. Prices are left alone, so nobody's bill changes.
///
/// Every implementation keeps: a buyer's pairs add up to its purchase, a seller's to its sale, up
/// to rounding. Implementations have no state and may be shared by threads.
public interface PairMatching {
    /// Name in scenario files.
    String name();

    /// Names pairs.
    ///
    /// @param purchaseKwh purchases, read at `base .. base+N-1`
    /// @param saleKwh sales with the same sum, read at the same places
    /// @param base where the copy begins, `copy·N`
    /// @param out emptied and filled with participant indices 0 … N−1
    void match(double[] purchaseKwh, double[] saleKwh, int base, Pairs out);

    /// Names that a scenario may give.
    static List<String> names() {
        return List.of("proportional", "nearest", "low-income-first");
    }

    /// The matching of a name.
    ///
    /// @param positions place of each participant along the network, such as its bus, `[N]`
    /// @param incomePerYear income of each participant, NaN where unknown, `[N]`
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    static PairMatching of(String name, double[] positions, double[] incomePerYear) {
        return switch (name) {
            case "proportional" -> new ProportionalMatching(positions.length);
            case "nearest" -> new NearestMatching(positions);
            case "low-income-first" -> new LowIncomeFirst(incomePerYear);
            default ->
                    throw new IllegalArgumentException(
                            "The matching (%s) must be one of %s.".formatted(name, names()));
        };
    }
}
