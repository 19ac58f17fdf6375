package org.commonwatt.explain;

import java.util.List;

/// An answer to "why?": numbers, sentences made of them, and checks of their faithfulness
/// (`docs/FORMULATION.md#explanations`).
public interface Explanation {
    /// Which kind it is, such as `bill`.
    String kind();

    /// What it says, the most important first. Every fact is a number of the record.
    List<Sentence> sentences();

    /// How far it can be trusted; at least one.
    List<Check> checks();

    /// Whether every check holds.
    default boolean isFaithful() {
        return checks().stream().allMatch(Check::holds);
    }
}
