package org.commonwatt.explain;

import java.util.List;

/// What set a price between members.
public sealed interface PriceReason {
    /// Nothing was traded.
    ///
    /// @param key why, such as `price.noSupply`
    record NoTrade(String key) implements PriceReason {}

    /// A formula of the step's energy and tariffs.
    ///
    /// @param key which formula
    /// @param place where in the range the formula puts the price, 0 the floor, 1 the ceiling; NaN
    ///   where it does not go by the range
    record Formula(String key, double place) implements PriceReason {}

    /// The orders of an auction.
    ///
    /// @param key which rule
    /// @param order what was matched
    /// @param k place of the price between asks and bids
    record Orders(String key, MeritOrder order, double k) implements PriceReason {}

    /// What another kWh of demand costs the community in the least-cost plan.
    ///
    /// @param dualPerKwh the plan's own price of the step's balance
    /// @param morePerKwh what the plan costs more per kWh when the demand is a little larger
    /// @param lessPerKwh what it costs less per kWh when the demand is a little smaller; NaN where
    ///   it cannot be
    /// @param sources where the plan takes another kWh from, the largest first
    /// @param limits limits that hold the plan back in the step, the dearest first
    /// @param foresawAll whether the plan knew all that was played; what came in between has
    ///   changed no price
    record Dual(
            double dualPerKwh,
            double morePerKwh,
            double lessPerKwh,
            List<Source> sources,
            List<Limit> limits,
            boolean foresawAll)
            implements PriceReason {
        public Dual {
            sources = List.copyOf(sources);
            limits = List.copyOf(limits);
        }

        Dual beforeEvents() {
            return new Dual(dualPerKwh, morePerKwh, lessPerKwh, sources, limits, false);
        }

        /// How far the dual lies outside what more and less demand cost; a dual at a kink may be
        /// anything between them.
        public double outside() {
            double below = Double.isNaN(lessPerKwh) ? 0 : lessPerKwh - dualPerKwh;
            return Math.max(0, Math.max(below, dualPerKwh - morePerKwh));
        }
    }

    /// Where another kWh comes from.
    ///
    /// @param key such as `source.import`
    /// @param time when
    /// @param sharePerKwh kWh per kWh of demand
    record Source(String key, String time, double sharePerKwh) {}

    /// A limit that binds.
    ///
    /// @param name in words of the model, such as `charge of battery of home_3`
    /// @param family which kind of rule
    /// @param valuePerUnit by how much the cost would fall per unit of relief
    record Limit(String name, String family, double valuePerUnit) {}
}
