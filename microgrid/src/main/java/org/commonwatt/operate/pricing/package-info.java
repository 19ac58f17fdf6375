/// The operator of a community who sets the price between members a day ahead, and the members who
/// react to it.
///
/// Knows no learning: whoever searches for a [org.commonwatt.operate.pricing.PriceLaw] brings its
/// weights. The money is the settlement's: a price between members moves it between them and makes
/// none. Reading order: [org.commonwatt.operate.pricing.PriceLaw],
/// [org.commonwatt.operate.pricing.OperatedPolicy]. `docs/FORMULATION.md#price-law`.
@NullMarked
package org.commonwatt.operate.pricing;

import org.jspecify.annotations.NullMarked;
