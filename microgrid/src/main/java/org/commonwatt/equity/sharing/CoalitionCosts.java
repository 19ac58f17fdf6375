package org.commonwatt.equity.sharing;

/// Knows what coalitions cost. May be used by several threads, each of which opens its own
/// [CoalitionCost].
public interface CoalitionCosts {

    /// How many members there are.
    int members();

    /// All members, those first whose coming and going changes least: they should do it most often.
    default int[] order() {
        int[] order = new int[members()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        return order;
    }

    /// Starts answering. The answers to one sequence of questions are always the same bits.
    CoalitionCost open();
}
