package org.commonwatt.equity.sharing;

/// Knows what coalitions cost. May be used by several threads, each of which opens its own
/// [CoalitionCost].
public interface CoalitionCosts {

    /// How many members there are.
    int members();

    /// Starts answering. The answers to one sequence of questions are always the same bits.
    CoalitionCost open();
}
