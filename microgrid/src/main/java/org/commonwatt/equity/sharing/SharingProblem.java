package org.commonwatt.equity.sharing;

import org.jspecify.annotations.Nullable;

/// A gain to be shared.
///
/// @param game who gains what together
/// @param figures what else is known of the members
/// @param search finds coalitions that a proposal gives too little
/// @param pricedCosts cost of each member at prices of the community, `[n]`; null where unknown
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record SharingProblem(
        Game game,
        MemberFigures figures,
        CoalitionSearch search,
        @Nullable PricedCosts pricedCosts) {

    /// What members would pay if every kWh had a price inside the community.
    ///
    /// @param atDuals at the community's marginal prices, `[n]`
    /// @param rent what the sum of these exceeds the cost of all together by: scarce connections
    ///   that belong to nobody; 0 otherwise
    /// @param atMiddle at the middle of the retailer's prices, `[n]`
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record PricedCosts(double[] atDuals, double rent, double[] atMiddle) {}

    /// Rejects figures of other members than the game's.
    public SharingProblem {
        if (figures.members() != game.members()) {
            throw new IllegalArgumentException(
                    "The game has %d members but there are figures of %d."
                            .formatted(game.members(), figures.members()));
        }
    }

    /// A problem over a table, all of whose coalitions are looked at.
    public static SharingProblem of(TableGame game, MemberFigures figures) {
        return new SharingProblem(game, figures, new TableSearch(game), null);
    }

    /// The same with costs at prices.
    public SharingProblem with(PricedCosts costs) {
        return new SharingProblem(game, figures, search, costs);
    }

    /// How many members there are.
    public int members() {
        return game.members();
    }
}
