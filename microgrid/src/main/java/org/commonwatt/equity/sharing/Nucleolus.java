package org.commonwatt.equity.sharing;

import org.commonwatt.optim.Solver;

/// The nucleolus: among imputations, makes the largest excess v(S) − x(S) as small as possible,
/// then the next largest, and so on (Schmeidler, *The nucleolus of a characteristic function game*,
/// 1969). One point, in the core where the core is not empty.
///
/// @param solver of its linear programmes
public record Nucleolus(Solver solver) implements GainSharing {

    /// The point and how it was found.
    ///
    /// @param shares of the members
    /// @param levels largest excess, second largest, … as far as they were needed, falling
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Point(double[] shares, double[] levels) {}

    @Override
    public String name() {
        return "nucleolus";
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public boolean givesNothingForNothing() {
        return true;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        return switch (problem.game()) {
            case TableGame table -> share(table);
            case CostGame game ->
                    new SharingResult.Refused(
                            """
                            The nucleolus needs the cost of all 2^%d coalitions; they are known \
                            for up to %d members.
                            Maybe share by least-core, which minimises the largest excess alone."""
                                    .formatted(game.members(), TableGame.MOST_MEMBERS));
        };
    }

    private SharingResult share(TableGame table) {
        double together = table.grandValue();
        double alone = 0;
        for (int i = 0; i < table.members(); i++) {
            alone += table.value(1 << i);
        }
        if (together < alone - 1e-9 * table.scale()) {
            return new SharingResult.Refused(
                    "Nobody may get less than alone, but all together gain %s, and alone %s."
                            .formatted(together, alone));
        }
        try (NucleolusSearch search = new NucleolusSearch(table, solver)) {
            return search.find()
                    .<SharingResult>map(
                            point ->
                                    new SharingResult.Shared(Allocation.of(name(), point.shares())))
                    .orElseGet(() -> new SharingResult.Unsolved(search.failure()));
        }
    }

    /// The point with its levels, of a game in which all together gain at least what they gain
    /// alone.
    ///
    /// @throws IllegalStateException where the solver gives up
    public Point of(TableGame table) {
        try (NucleolusSearch search = new NucleolusSearch(table, solver)) {
            return search.find().orElseThrow(() -> new IllegalStateException(search.failure()));
        }
    }
}
