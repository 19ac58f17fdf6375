package org.commonwatt.explain;

/// How far an explanation can be trusted: something measured that must not exceed a bound.
///
/// @param key which check, the message that says what is compared
/// @param measured what was found
/// @param allowed what rounding or the solver's tolerance explains
/// @param unit of both
public record Check(String key, double measured, double allowed, Fact.Unit unit) {

    /// Whether playing a run again ends in its very state and accounts.
    static Check replay(boolean matches) {
        return new Check("check.replay", matches ? 0 : 1, 0, Fact.Unit.COUNT);
    }

    /// Whether the explanation is faithful; what cannot be measured is not.
    public boolean holds() {
        return measured <= allowed;
    }

    /// The check in words.
    public Sentence sentence() {
        return Sentence.of(
                key,
                new Fact.Quantity(measured, unit),
                new Fact.Quantity(allowed, unit),
                Fact.term(holds() ? "check.holds" : "check.fails"));
    }
}
