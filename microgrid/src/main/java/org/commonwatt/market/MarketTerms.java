package org.commonwatt.market;

import java.util.List;
import org.commonwatt.market.CoefficientSharing.Keys;

/// The parameters of all mechanisms; each reads what it knows. Immutable.
///
/// | attribute | read by | meaning |
/// |---|---|---|
/// | k | coefficient, dynamic-nem, auctions | place of a price between what sellers would take (0) and buyers would pay (1) |
/// | keys, keyShares | coefficient | how local energy is divided |
/// | operatorShare | operator-price | −1 the floor, 0 the middle, 1 the ceiling |
/// | pricePerKwh | community-price | π_t per step |
/// | billsByDay | bill-sharing | one bill for a day instead of one for a step |
/// | matching | trades by name | who delivered to whom |
///
/// @param k place of the price, [0, 1]
/// @param keys kind of keys
/// @param keyShares static keys in the order of the members; empty for equal ones
/// @param operatorShare the operator's action, [−1, 1]
/// @param pricePerKwh community price: a price per step, one for all, or empty for the dispatch's
///   duals in a run, the price outside elsewhere
/// @param billsByDay whether bill sharing's horizon is the local day
/// @param matching name of the pair matching
public record MarketTerms(
        double k,
        Keys keys,
        List<Double> keyShares,
        double operatorShare,
        List<Double> pricePerKwh,
        boolean billsByDay,
        String matching) {
    /// k in the middle, dynamic keys, a neutral operator, proportional matching.
    public static final MarketTerms USUAL =
            new MarketTerms(0.5, Keys.DYNAMIC, List.of(), 0, List.of(), false, "proportional");

    public MarketTerms {
        requireShare("k", k);
        if (!(operatorShare >= -1 && operatorShare <= 1)) {
            throw new IllegalArgumentException(
                    "The operatorShare (%s) must be within -1 … 1.".formatted(operatorShare));
        }
        keyShares = List.copyOf(keyShares);
        pricePerKwh = List.copyOf(pricePerKwh);
    }

    /// The same with another community price, π_t per step.
    public MarketTerms withPricePerKwh(List<Double> otherPricePerKwh) {
        return new MarketTerms(
                k, keys, keyShares, operatorShare, otherPricePerKwh, billsByDay, matching);
    }

    static void requireShare(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s (%s) must be within 0 … 1.".formatted(name, value));
        }
    }
}
