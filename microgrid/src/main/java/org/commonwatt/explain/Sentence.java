package org.commonwatt.explain;

import java.util.List;

/// A sentence before it is in a language: which one it is, and the facts that it names, all of them
/// from the record of its explanation.
///
/// @param key of the message
/// @param facts in the order in which the message numbers them
public record Sentence(String key, List<Fact> facts) {
    public Sentence {
        facts = List.copyOf(facts);
    }

    /// A sentence.
    public static Sentence of(String key, Fact... facts) {
        return new Sentence(key, List.of(facts));
    }
}
