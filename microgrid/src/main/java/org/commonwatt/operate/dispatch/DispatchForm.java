package org.commonwatt.operate.dispatch;

/// How much of the community a model writes down. The leanest exact form is taken.
public enum DispatchForm {
    /// One balance per step for all members together: all see the same prices and no limit, weight
    /// or cost of a single member enters.
    LEAN,
    /// A balance and a net per member and step, one retail meter for all.
    MEMBER,
    /// Import, export, purchase and sale per member and step: prices, weights or bills differ.
    TRADE
}
