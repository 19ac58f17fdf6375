package org.commonwatt.explain;

/// Something that a sentence names: a number with its unit, a word of the scenario, or a term that
/// every language has its own word for.
public sealed interface Fact {
    /// What a number is of.
    enum Unit {
        /// Currency.
        MONEY,
        /// Currency, with its sign told.
        CHANGE,
        /// Currency per kWh.
        PRICE,
        /// kWh.
        ENERGY,
        /// kW.
        POWER,
        /// A share, told in percent.
        SHARE,
        /// Something counted.
        COUNT,
        /// A number without a unit.
        PLAIN
    }

    /// A number.
    ///
    /// @param value in units of `unit`: currency, kWh, kW, 1
    record Quantity(double value, Unit unit) implements Fact {}

    /// A name of the scenario: a member, a policy, a time.
    record Name(String text) implements Fact {}

    /// A term with a word in every language.
    ///
    /// @param key such as `bar.storage`
    record Term(String key) implements Fact {}

    /// Currency.
    static Fact money(double value) {
        return new Quantity(value, Unit.MONEY);
    }

    /// Currency with its sign.
    static Fact change(double value) {
        return new Quantity(value, Unit.CHANGE);
    }

    /// Currency per kWh.
    static Fact price(double value) {
        return new Quantity(value, Unit.PRICE);
    }

    /// kWh.
    static Fact energy(double value) {
        return new Quantity(value, Unit.ENERGY);
    }

    /// kW.
    static Fact power(double value) {
        return new Quantity(value, Unit.POWER);
    }

    /// A share.
    static Fact share(double value) {
        return new Quantity(value, Unit.SHARE);
    }

    /// A count.
    static Fact count(long value) {
        return new Quantity(value, Unit.COUNT);
    }

    /// A number without a unit.
    static Fact plain(double value) {
        return new Quantity(value, Unit.PLAIN);
    }

    /// A name.
    static Fact name(String text) {
        return new Name(text);
    }

    /// A term.
    static Fact term(String key) {
        return new Term(key);
    }
}
